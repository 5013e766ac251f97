import type { Stats } from 'ssh2';

export type Kind = 'file' | 'folder' | 'link' | 'other';

const TYPE_BITS = 0o170000;
const KINDS: Record<number, Kind | undefined> = {
	0o100000: 'file',
	0o040000: 'folder',
	0o120000: 'link',
};

/**
 * What a thing on a server is, by the bits of its mode (inode(7)). Undefined where the server does not
 * tell: some leave out the mode, or give the rights in it alone.
 */
export function kindOf({ mode }: Partial<Pick<Stats, 'mode'>>): Kind | undefined {
	const type = (mode ?? 0) & TYPE_BITS;
	return type === 0 ? undefined : (KINDS[type] ?? 'other');
}
