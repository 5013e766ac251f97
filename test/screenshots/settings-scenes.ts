import type { Stage } from './stage';

/** The two credentials a delivery needs, as they look when they are asked to connect. */
export async function credentialForms({ editor, camera, sandbox }: Stage): Promise<void> {
	const { credentials } = editor;
	const { luccaHrApi, partnerFileServerApi } = sandbox.credentials('sftp');
	await credentials.create('Lucca HR API');
	await credentials.name('Lucca');
	await credentials.type('baseUrl', String(luccaHrApi.baseUrl));
	await credentials.type('apiKey', String(luccaHrApi.apiKey));
	await credentials.save();
	await camera.show(credentials.input('baseUrl'), 'https://acme.ilucca.net');
	await camera.take('credential-lucca', credentials.modal.locator('xpath=..'));
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
	await camera.take('credential-server', credentials.modal.locator('xpath=..'));
	await credentials.type('hostKeyFingerprint', String(hostKeyFingerprint));
	await credentials.save();
	await credentials.close();
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
	await dialog.locator('.el-checkbox').first().click();
	await camera.take('install', dialog.locator('xpath=..'));
}
