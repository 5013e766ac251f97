import { createHash } from 'node:crypto';
import { ExplainedError } from '../explained-error';
import {
	type RememberedColumn,
	type RememberedPopulation,
	recordBytes,
	SALT_BYTES,
} from './remembered';
import type { PopulationSize } from './movements';
import type { Identity } from './population';

const VERSION = 'lucca-sync memory 1';
const OF_SOME_VERSION = /^lucca-sync memory \d+$/;
/** In characters. V8's longest text has 512 million, and no company a million people. */
const LONGEST = 400 * 1024 * 1024;
const LONGEST_DESCRIPTION = 4 * 1024 * 1024;
const CHECKSUM = /^[0-9a-f]{64}$/;

/** A memory as text: its version, what it is about, the records in base64, the SHA-256 of all that. */
export function writtenMemory(memory: RememberedPopulation): string {
	const { records, salt, ...rest } = memory;
	const description = JSON.stringify({ ...rest, salt: salt.toString('base64') });
	const text = `${VERSION}\n${description}\n${records.toString('base64')}\n`;
	return `${text}${checksum(text)}\n`;
}

/**
 * Reads what `remember` wrote.
 * @throws ExplainedError for a damaged text or one of another version
 */
export function recall(body: string): RememberedPopulation {
	if (body.length > LONGEST) throw damaged();
	const [version = '', description = '', records = '', sum = '', ...more] = body.split('\n', 6);
	if (version !== VERSION && OF_SOME_VERSION.test(version)) {
		throw new ExplainedError(
			'The memory of the last delivered file was written by another version of this package',
			'Install the newest version, or deliver once without a memory to begin a new one',
		);
	}
	const text = body.slice(0, version.length + description.length + records.length + 3);
	const isWhole = more.length === 1 && more[0] === '';
	if (version !== VERSION || !isWhole || !CHECKSUM.test(sum) || checksum(text) !== sum) {
		throw damaged();
	}
	if (description.length > LONGEST_DESCRIPTION) throw damaged();
	return described(parsed(description), Buffer.from(records, 'base64'));
}

function checksum(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

function damaged(cause?: unknown): ExplainedError {
	return new ExplainedError(
		'The memory of the last delivered file is damaged: it is not as it was written',
		'Restore the memory file from a backup, or remove it from the archive folder to begin a new one: the next file is then taken for the first',
		{ cause },
	);
}

function parsed(description: string): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = JSON.parse(description);
		if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
	} catch (cause) {
		throw damaged(cause);
	}
	throw damaged();
}

/** The checksum says that the text is as it was written; this, that it was written by `remember`. */
function described(of: Readonly<Record<string, unknown>>, records: Buffer): RememberedPopulation {
	const { identity, encoding, separator, columns, size, activeWithoutKey, zeroLengths, salt } = of;
	const memory = { identity, encoding, separator, columns, size, activeWithoutKey, zeroLengths };
	const saltBytes = Buffer.from(typeof salt === 'string' ? salt : '', 'base64');
	const isSound =
		isIdentity(identity) &&
		typeof encoding === 'string' &&
		typeof separator === 'string' &&
		isListOf(columns, isColumn) &&
		isSize(size) &&
		isCount(activeWithoutKey) &&
		isListOf(zeroLengths, isCount) &&
		saltBytes.length === SALT_BYTES &&
		records.length === recordBytes(columns) * size.people;
	if (!isSound) throw damaged();
	return { ...memory, salt: saltBytes, records } as RememberedPopulation;
}

function isListOf<T>(value: unknown, is: (each: unknown) => each is T): value is T[] {
	return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isIdentity(value: unknown): value is Identity {
	const { layout, key, activity } = (value ?? {}) as Partial<Identity>;
	return isText(layout) && isText(activity) && isListOf(key, isText);
}

function isSize(value: unknown): value is PopulationSize {
	const { rows, people, active, withoutKey, duplicates } = (value ?? {}) as Partial<PopulationSize>;
	return [rows, people, active, withoutKey, duplicates].every(isCount);
}

function isColumn(value: unknown): value is RememberedColumn {
	const { name, header, bytes } = (value ?? {}) as Partial<RememberedColumn>;
	return isText(name) && isText(header) && (bytes === 0 || bytes === 1 || bytes === 4);
}
