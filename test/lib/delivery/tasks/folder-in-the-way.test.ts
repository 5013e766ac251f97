import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deleteFile, DeliveryError, getFile, moveFile } from '../../../../lib/delivery';
import { Harness, NO_WAITS } from '../harness';

describe.each(['ftp', 'sftp'] as const)(
	'Over %s a folder that has the name of a file',
	(protocol) => {
		const harness = new Harness(protocol);
		const theirs = () => join(harness.root, 'incoming', 'people.csv');
		const startWithFolder = async () => {
			await harness.start();
			mkdirSync(theirs());
			writeFileSync(join(theirs(), 'theirs.txt'), 'theirs');
		};
		const faultOf = async (act: Promise<unknown>): Promise<string> => {
			const failure: unknown = await act.catch((error: unknown) => error);
			expect(failure).toBeInstanceOf(DeliveryError);
			return (failure as DeliveryError).fault;
		};
		const stands = () => statSync(join(theirs(), 'theirs.txt')).size === 'theirs'.length;

		test.each(['replace', 'refuse'] as const)('is not moved aside to %s it', async (whenExists) => {
			await startWithFolder();
			const failure = await harness.failure(Buffer.from('new'), {}, { whenExists });
			expect(failure).toMatchObject({ fault: 'renameRefused', retryable: false });
			expect(readdirSync(join(harness.root, 'incoming'))).toEqual(['people.csv']);
			expect(stands()).toBe(true);
		});

		test('is no file to get, to move or to delete', async () => {
			await startWithFolder();
			const place = { folder: 'incoming', fileName: 'people.csv' };
			const partner = harness.partner();
			const take = async () => undefined;
			expect(await faultOf(getFile(partner, place, take, NO_WAITS))).toBe('fileMissing');
			const elsewhere = { ...place, toFileName: 'b.csv', whenExists: 'refuse' as const };
			expect(await faultOf(moveFile(partner, elsewhere, NO_WAITS))).toBe('fileMissing');
			const file = { ...place, whenMissing: 'refuse' as const };
			expect(await faultOf(deleteFile(partner, file, NO_WAITS))).toBe('fileMissing');
			expect(stands()).toBe(true);
		});
	},
);
