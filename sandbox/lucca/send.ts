import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';
import { breakOff } from '../../lib/delivery/wire/break-off';

function head(response: ServerResponse, { status, headers }: Answer, length: number): void {
	response.writeHead(status, { ...headers, 'content-length': length });
}

export function send(response: ServerResponse, answer: Answer): void {
	const bytes = Buffer.from(answer.body);
	head(response, answer, bytes.length);
	response.end(bytes);
}

/** Sends half the body as if it were the whole. */
export function sendHalf(response: ServerResponse, answer: Answer): void {
	const bytes = Buffer.from(answer.body);
	const half = bytes.subarray(0, Math.floor(bytes.length / 2));
	head(response, answer, half.length);
	response.end(half);
}

/** Announces the whole body, sends half of it, and resets the connection. */
export function sendAndReset(response: ServerResponse, answer: Answer): void {
	const bytes = Buffer.from(answer.body);
	head(response, answer, bytes.length);
	response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reset(response));
}

export function reset(response: ServerResponse): void {
	if (response.socket) breakOff(response.socket);
}
