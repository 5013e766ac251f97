import { archive } from './archive';
import { encryptionInTransit } from './encryption-in-transit';
import { fetching } from './fetching';
import { folders } from './folders';
import { keys } from './keys';
import { login } from './login';
import { moving } from './moving';
import { reaching } from './reaching';
import { sending } from './sending';
import type { Copy, Facts } from './copy';

export type { Facts } from './copy';

/**
 * Every way a delivery can fail, in words for the person who runs the workflow. Only faults of the
 * network are tried again: repeating a refused login locks accounts, and a full disk stays full.
 */
export const COPY = {
	...reaching,
	...encryptionInTransit,
	...login,
	...keys,
	...folders,
	...sending,
	...fetching,
	...moving,
	...archive,
} satisfies Record<string, Copy>;

export type Fault = keyof typeof COPY;

/** A text of the table with its facts put in. */
export const fill = (template: string, facts: Facts): string =>
	template.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name as keyof Facts] ?? '?'));
