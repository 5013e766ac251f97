import type { Socket } from 'node:net';

/**
 * Breaks a connection off at once, with a reset where one can be sent, so that the other side does not
 * take a part of a file for the whole.
 *
 * A socket whose writing side is ending is only destroyed: libuv refuses to reset a stream that is
 * being shut down (uv_tcp_close_reset), Node then takes the handle for closed all the same, and a
 * process that holds one never gets out of its clean-up when it exits (seen on Node 20.20).
 */
export function breakOff(socket: Socket): void {
	if (socket.writableEnded) socket.destroy();
	else socket.resetAndDestroy();
}
