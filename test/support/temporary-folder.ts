import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for each test of the file that calls this, gone when the test is over. */
export function temporaryFolder(): { readonly path: string } {
	const folder = { path: '' };
	beforeEach(() => {
		folder.path = realpathSync(mkdtempSync(join(tmpdir(), 'lucca-sync-')));
	});
	afterEach(() => rmSync(folder.path, { recursive: true, force: true }));
	return folder;
}
