import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fillsColumns, type N8nVersion } from '../../sandbox/n8n/versions';
import type { Sandbox } from '../../sandbox/open';
import { workFolder } from '../../sandbox/places';
import type { ShippedWorkflow } from '../../sandbox/shipped-workflows';
import { placeThirdPartyFiles } from '../../sandbox/third-party/scene';
import { Editor } from './browser/editor';
import type { Checks } from './checks';
import { checkForms } from './form-checks';
import { checkNewcomer } from './newcomer-checks';

/** Drives the editor as a new user would. Screenshots stay in .sandbox/screenshots to be looked at. */
export async function checkEditor(
	checks: Checks,
	url: string,
	version: N8nVersion,
	workflows: ShippedWorkflow[],
	sandbox: Sandbox,
): Promise<void> {
	const screenshots = join(workFolder, 'screenshots', `n8n-${version}`);
	const started = Date.now();
	const editor = await Editor.open(url, screenshots);
	try {
		for (const root of Object.values(sandbox.folders)) {
			await placeThirdPartyFiles(root, sandbox.lucca.company);
		}
		await editor.newWorkflow();
		await checkNewcomer(checks, editor, workflows, sandbox);
		let mapper = '';
		await checks.check("editor: the mapper offers the partner's columns", async () => {
			await editor.clearCanvas();
			await editor.addNode('Training Partner File', 'Format a partner file');
			mapper = await editor.mapByHand();
			await editor.picture('columns by hand');
			assert.match(mapper, /\nuniqueId\n/);
		});
		const filledIn = 'editor: the columns of the mapper are filled in';
		if (fillsColumns(version)) {
			await checks.check(filledIn, async () => {
				assert.match(mapper, /uniqueId\s[^]*\$json\.employeeNumber/);
			});
		} else checks.skip(filledIn);
		await checkForms(checks, editor, sandbox);
		const seconds = Math.round((Date.now() - started) / 1000);
		checks.note(`in the editor for ${seconds} s; screenshots are in ${screenshots}`);
	} finally {
		await editor.close();
	}
}
