import type { Locator } from '../e2e/browser/editor';
import { nicerAddresses, type Stage } from './stage';

/** The two credentials a delivery needs, as they look when they are asked to connect. */
export async function credentialForms(stage: Stage): Promise<void> {
	const { editor, sandbox } = stage;
	const { credentials, page } = editor;
	const size = page.viewportSize();
	// n8n gives the dialog four fifths of the window; the docs are narrower than that of the other scenes.
	if (size) await page.setViewportSize({ ...size, width: 1400 });
	const { luccaHrApi, partnerFileServerApi } = sandbox.credentials('sftp');
	await credentials.create('Lucca HR API');
	await credentials.name('Lucca');
	await credentials.type('baseUrl', String(luccaHrApi.baseUrl));
	await credentials.type('apiKey', String(luccaHrApi.apiKey));
	await credentials.save();
	await takeDialog(stage, 'credential-lucca', credentials.input('reservedRequests'));
	await credentials.close();

	const { host, port, user, password, hostKeyFingerprint } = partnerFileServerApi;
	await credentials.create('Partner File Server API');
	await credentials.name('360Learning server');
	await credentials.choose('protocol', 'SFTP');
	await credentials.type('host', String(host));
	await credentials.type('port', String(port));
	await credentials.type('user', String(user));
	await credentials.type('password', String(password));
	await credentials.save();
	await takeDialog(stage, 'credential-server', credentials.input('user'));
	await credentials.type('hostKeyFingerprint', String(hostKeyFingerprint));
	await credentials.save();
	await credentials.close();
	if (size) await page.setViewportSize(size);
}

/** Where the package is installed. */
export async function installing({ editor, camera }: Stage, url: string): Promise<void> {
	const { page } = editor;
	await page.goto(`${url}/settings/community-nodes`);
	await page
		.getByRole('button', { name: /Install/ })
		.first()
		.click();
	const dialog = page.getByTestId('communityPackageInstall-modal');
	await dialog.locator('input').first().fill('n8n-nodes-lucca-sync');
	await dialog.locator('[role=checkbox], input[type=checkbox]').first().click({ force: true });
	await camera.take('install', dialog);
}

/** The dialog that is open, down to a field: below it goes on by scrolling. */
async function takeDialog(stage: Stage, name: string, last: Locator): Promise<void> {
	const { editor, camera } = stage;
	await camera.show(nicerAddresses(stage));
	const dialog = editor.page.locator('.el-dialog:visible, [role=dialog]:visible').last();
	const [box, end] = [await dialog.boundingBox(), await last.boundingBox()];
	if (!box || !end) throw new Error(`The form of ${name} is not open`);
	await camera.takeArea(name, { ...box, height: end.y + end.height + 16 - box.y });
}
