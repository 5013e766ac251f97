import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tablePage } from './file-table';
import { importShipped, type Stage } from './stage';

/** How nodes are found, and how a workflow gets into the editor. */
export async function findingAndImporting({ editor, camera }: Stage): Promise<void> {
	const { page } = editor;
	await editor.newWorkflow();
	const panel = await editor.search('lucca');
	const found = panel.getByText(/^(Lucca|Training|Partner)/);
	await found.first().waitFor();
	const box = await panel.boundingBox();
	const last = await found.last().boundingBox();
	if (!box || !last) throw new Error('The node panel is not there');
	const height = last.y + last.height + 90 - box.y;
	await camera.takeArea('find-node', { ...box, height: Math.min(height, box.height) });

	await editor.clearCanvas();
	await editor.openImportMenu();
	const menu = page.locator('[role=menu]:visible, .el-popper:visible');
	const opener = page.getByTestId('workflow-menu').first();
	const title = page.getByTestId('canvas-breadcrumbs');
	await page.getByTestId('workflow-menu-item-import-from-file').first().hover();
	await camera.takeStill('import-from-file', [menu, opener, title], 16);
}

/** The workflow with invented people, as it looks after the first click. */
export async function sampleOnCanvas(stage: Stage): Promise<void> {
	const { editor, camera } = stage;
	const { page } = editor;
	await page.setViewportSize({ width: 1280, height: 860 });
	await importShipped(stage, 'try-with-sample-people');
	await editor.execute(['What it comes to']);
	await editor.fit();
	// The note is for who stands before it; here its letters would only be small.
	await page.addStyleTag({ content: '[data-test-id=sticky] { visibility: hidden }' });
	await camera.take('try-with-sample-people', page.getByTestId('canvas-node'), 62);
}

/** The workflow of the README after it ran. It is left open. */
export async function workflowOnCanvas(stage: Stage): Promise<void> {
	const { editor, camera } = stage;
	const { page } = editor;
	await importShipped(stage, 'lucca-to-360learning');
	await editor.execute(['Deliver to 360Learning']);
	await editor.fit();
	await page.addStyleTag({ content: '[data-test-id=sticky] { visibility: hidden }' });
	const drawn = page.getByTestId('canvas-node').or(page.getByTestId('canvas-handle-plus'));
	await camera.take('workflow-lucca-to-360learning', drawn, 56);
}

/** The file it left on the server. */
export async function fileAsTable({ editor, camera, sandbox }: Stage): Promise<void> {
	const root = sandbox.folders.sftp;
	const fileName = (await readdir(root)).find((name) => /^360learning_.*\.csv$/.test(name)) ?? '';
	const { page } = editor;
	const bytes = await readFile(join(root, fileName));
	await page.goto('about:blank');
	await page.setContent(tablePage(fileName, bytes));
	await camera.take('file-360learning', page.locator('figure'), 8);
}
