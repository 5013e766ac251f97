import { ExplainedError } from '../../explained-error';
import { idInAddress } from '../lists/id-in-address';
import { NameIndex } from './match-name';
import { type Kind, type Referred, referenceKinds } from './reference-kinds';
import type { Session } from './session';
import type { Reference } from './user-input';

/**
 * The number of the thing a reference names. A number given as such is taken as it is.
 * @throws ExplainedError for no number, another Lucca's address, an unknown name (with the three
 * nearest) or an ambiguous one (with all it may mean); LuccaApiError when the list cannot be read
 */
export async function resolveReference(
	session: Session,
	referred: Referred,
	{ by, value }: Reference,
): Promise<number> {
	const kind = referenceKinds[referred];
	const text = value.trim();
	if (by === 'url') return idNumber(idInAddress(text, session.client.host, kind), kind);
	if (by === 'id') return idNumber(text, kind);
	const names = await namesOf(session, kind);
	if (names) return idNumber(names.match(text, kind).id, kind);
	if (/^\d+$/.test(text)) return idNumber(text, kind);
	throw new ExplainedError(
		`'${text}' in '${kind.parameter}' is no ID, and Lucca gives no names of ${kind.plural}`,
		`Give the number Lucca uses, e.g. 2, as it stands in the profile of somebody who has it`,
	);
}

function idNumber(text: string, { parameter, thing }: Kind): number {
	const id = /^\d+$/.test(text) ? Number(text) : 0;
	if (id > 0 && Number.isSafeInteger(id)) return id;
	throw new ExplainedError(
		`'${text}' in '${parameter}' is no Lucca ID of a ${thing}`,
		`Give the number Lucca uses, e.g. 12, or choose '${parameter}' by name`,
	);
}

interface Prepared {
	readonly version: number;
	readonly names: NameIndex;
}

/** The names of each kind, put in order once a run; those of people again when it has changed somebody. */
const prepared = new WeakMap<Session, Map<string, Prepared>>();

async function namesOf(session: Session, kind: Kind): Promise<NameIndex | undefined> {
	const { candidates, plural, ofPeople } = kind;
	if (!candidates) return undefined;
	const ofRun = prepared.get(session) ?? new Map<string, Prepared>();
	prepared.set(session, ofRun);
	const version = () => (ofPeople ? session.people.version : 0);
	const known = ofRun.get(plural);
	if (known?.version === version()) return known.names;
	const names = new NameIndex(await candidates(session));
	ofRun.set(plural, { version: version(), names });
	return names;
}
