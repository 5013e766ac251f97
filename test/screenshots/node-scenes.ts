import type { Locator } from '../e2e/browser/editor';
import { importShipped, nicerAddresses, type Stage } from './stage';

/** High enough for the longest form. */
const SIZE = { width: 1760, height: 1400 };

/** A form, down to its last field. */
async function form({ editor, camera }: Stage, name: string): Promise<void> {
	const panel = editor.page.getByTestId('ndv');
	const head = panel.getByTestId('tab-params').first();
	const fields = panel.getByTestId('node-parameters').first();
	await fields.waitFor();
	await editor.page.waitForTimeout(1500);
	const items = fields.locator(
		'[data-test-id=parameter-item]:visible, .collection-parameter:visible',
	);
	const [top, width, boxes] = [
		await head.boundingBox(),
		await fields.boundingBox(),
		await Promise.all((await items.all()).map(async (item) => await item.boundingBox())),
	];
	if (!top || !width) throw new Error(`The form of ${name} is not open`);
	const bottom = Math.max(...boxes.map((box) => (box ? box.y + box.height : 0)));
	const y = top.y - 14;
	await camera.takeArea(`node-${name}`, {
		x: width.x,
		y,
		width: width.width - 2,
		height: bottom + 18 - y,
	});
}

/** What a node gave, with its hints: the top of the output, down to the end of a line. */
async function result(stage: Stage, name: string, atMost: number): Promise<void> {
	const { editor, camera } = stage;
	const panel = editor.page.getByTestId('output-panel').first();
	await editor.page.waitForTimeout(800);
	await camera.show(nicerAddresses(stage));
	const box = await panel.boundingBox();
	const lines = panel.locator(
		'.vjs-tree-node, [data-test-id=run-data-schema-item], [data-test-id^=ndv-binary-data]',
	);
	const ends = (
		await Promise.all((await lines.all()).map(async (line) => await line.boundingBox()))
	)
		.map((line) => (line ? line.y + line.height : 0))
		.filter((end) => box && end <= box.y + atMost);
	if (!box || ends.length === 0) throw new Error(`The output of ${name} is not there`);
	await camera.takeArea(name, { ...box, height: Math.max(...ends) + 2 - box.y });
}

const hints = ({ editor }: Stage): Locator => editor.page.getByTestId('node-hint');

/** The nodes of the workflow with invented people. */
export async function nodesOfSample(stage: Stage): Promise<void> {
	const { editor, camera } = stage;
	await editor.page.setViewportSize(SIZE);
	await importShipped(stage, 'try-with-sample-people');
	await editor.execute(['What it comes to']);

	await editor.openNode('Write the 360Learning file');
	await form(stage, 'training-partner-file');
	await result(stage, 'node-training-partner-file-result', 470);
	await camera.take('hint', hints(stage), 10);
	await editor.result.turnTo('Rejected');
	await editor.result.as('JSON');
	await result(stage, 'rejected', 640);
	await editor.closeNode();

	await editor.openNode("Write Lucca's import file");
	await form(stage, 'lucca-import-file');
	await result(stage, 'node-lucca-import-file-result', 470);
	await editor.closeNode();

	await editor.openNode('Compare with Lucca');
	await form(stage, 'lucca-sync-plan');
	await editor.result.turnTo('Update');
	await editor.result.as('JSON');
	await result(stage, 'node-lucca-sync-plan-result', 640);
	await editor.closeNode();
}

/** The nodes of the workflow that has just delivered and is open, and then a file that is held. */
export async function nodesOfDelivery(stage: Stage): Promise<void> {
	const { editor, sandbox } = stage;
	await editor.page.setViewportSize(SIZE);
	await editor.openNode('Get everybody from Lucca');
	await form(stage, 'lucca-users');
	await editor.result.as('Schema');
	await result(stage, 'node-lucca-users-result', 640);
	await editor.closeNode();

	await editor.openNode('Deliver to 360Learning');
	await form(stage, 'partner-file-server');
	await editor.result.as('JSON');
	await result(stage, 'node-partner-file-server-result', 560);
	await editor.closeNode();

	const { users } = sandbox.lucca.company;
	const gone = users.splice(Math.floor(users.length * 0.6));
	try {
		await editor.execute(['Tell HR the file is held']);
		await editor.page.waitForTimeout(1000);
		await editor.openNode('Deliver to 360Learning');
		await editor.result.turnTo('Held');
		await editor.result.as('JSON');
		await result(stage, 'held', 560);
		await editor.closeNode();
	} finally {
		users.push(...gone);
	}
}

/** The node that starts a workflow, with sample events. */
export async function trigger(stage: Stage): Promise<void> {
	const { editor } = stage;
	await editor.page.setViewportSize(SIZE);
	await editor.newWorkflow();
	await editor.addNode('Lucca Users', 'On user created');
	await editor.form.connect('Lucca');
	await form(stage, 'lucca-users-trigger');
	await editor.page.getByText('Fetch Test Event').first().click();
	await editor.result.shows(/sample/i, 30);
	await editor.result.as('JSON');
	await result(stage, 'node-lucca-users-trigger-result', 560);
}
