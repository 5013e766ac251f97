import type { SFTPWrapper } from 'ssh2';

/** What OpenSSH takes in one request, by its own word; fewer and larger requests cost half the time. */
const LARGE = 254 * 1024;
/** What any server takes in one request, and SSH in one packet. */
const SMALL = 31 * 1024;

/** What ssh2 knows of the server and does not show. */
interface Hidden {
	_extensions?: Record<string, string>;
	_maxReadLen?: number;
	_maxWriteLen?: number;
}

/**
 * How many bytes to ask for, or to send, in one request. Large ones only for a server that announced
 * its limits (limits@openssh.com, PROTOCOL of OpenSSH, section 4.8). ssh2 would split what it takes
 * for too long into requests that wait for one another.
 */
export function pieceSize(sftp: SFTPWrapper, request: 'read' | 'write'): number {
	const { _extensions, _maxReadLen = 0, _maxWriteLen = 0 } = sftp as unknown as Hidden;
	const most = request === 'read' ? _maxReadLen : _maxWriteLen;
	const announced = _extensions?.['limits@openssh.com'] === '1';
	return announced && most >= LARGE ? LARGE : SMALL;
}
