// Before each test: a process that has asked no Lucca anything in the last minute.
import { SHARED } from '../../lib/lucca/client/budget';

beforeEach(() => {
	delete (globalThis as { [SHARED]?: unknown })[SHARED];
});
