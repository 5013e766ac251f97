import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** How many bytes of buffers this process holds on to; what nobody holds any more does not count. */
export function heldBytes(): number {
	collectGarbage();
	return process.memoryUsage().arrayBuffers;
}
