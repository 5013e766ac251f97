import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CompanyUser } from '../../sandbox/company';
import type { Checks } from './checks';

/** What of a credential is nobody's to see. */
const SECRET = /password|passphrase|privateKey|apiKey|secret/i;

/**
 * Goes through everything n8n kept after all was run: its database, its stored files and its logs. No
 * secret may be in any of it, and nothing of a person in a log.
 */
export async function checkLeaks(
	checks: Checks,
	userFolder: string,
	credentials: readonly ICredentialDataDecryptedObject[],
	people: readonly CompanyUser[],
): Promise<void> {
	const kept = await filesBelow(userFolder);
	const logs = kept.filter(({ path }) => path.endsWith('.log'));
	await checks.check('no password and no key is in anything n8n kept', async () => {
		const secrets = credentials.flatMap((data) =>
			Object.entries(data)
				.filter(([name, value]) => SECRET.test(name) && typeof value === 'string' && value !== '')
				.map(([, value]) => String(value)),
		);
		assert.ok(secrets.length > 0, 'no secret to look for');
		assert.ok(
			kept.some(({ path }) => path.endsWith('.sqlite')),
			'no database to look into',
		);
		for (const secret of new Set(secrets)) {
			const places = kept.filter(({ bytes }) => bytes.includes(secret)).map(({ path }) => path);
			assert.deepEqual(places, []);
		}
		checks.note(`looked for ${new Set(secrets).size} secrets in ${kept.length} files`);
	});
	await checks.check('nothing of a person is in a log', async () => {
		assert.ok(logs.length > 0, 'no log to look into');
		const words = [
			...new Set(
				people
					.flatMap((each) => [
						`${each.firstName} ${each.lastName}`,
						each.mail,
						each.personalEmail,
						each.personalMobile,
						each.address,
						each.insuranceNumber,
						each.iban,
					])
					.filter((value): value is string => typeof value === 'string' && value.length > 7),
			),
		];
		assert.ok(words.length > people.length, 'nothing to look for');
		for (const { path, bytes } of logs) {
			const said = words.filter((word) => bytes.includes(word));
			assert.deepEqual([path, said], [path, []]);
		}
		checks.note(`looked for ${words.length} values in ${logs.length} logs`);
	});
}

async function filesBelow(folder: string): Promise<Array<{ path: string; bytes: Buffer }>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !path.includes(`${sep}node_modules${sep}`));
	return await Promise.all(
		paths.map(async (path) => ({ path: relative(folder, path), bytes: await readFile(path) })),
	);
}
