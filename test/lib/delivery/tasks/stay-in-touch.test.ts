import { stayInTouch } from '../../../../lib/delivery/tasks/look';
import { Harness } from '../harness';

const harness = new Harness('ftp');

test('The server hears something now and then in a long wait', async () => {
	await harness.start();
	const folder = await (await harness.partner().connection()).open('incoming');
	const before = harness.server.commands.length;
	const started = performance.now();
	await stayInTouch(folder, 'a.csv', 70, 20);
	expect(performance.now() - started).toBeGreaterThan(65);
	expect(harness.server.commands.slice(before)).toEqual(['SIZE a.csv', 'SIZE a.csv', 'SIZE a.csv']);
});

test('A wait longer than Node can wait in one go does not end at once, and ends with the workflow', async () => {
	await harness.start();
	const partner = harness.partner();
	const folder = await (await partner.connection()).open('incoming');
	const waiting = stayInTouch(folder, 'a.csv', 1e13, 30);
	setTimeout(() => partner.stop(), 100);
	await expect(waiting).rejects.toMatchObject({ retryable: true });
});
