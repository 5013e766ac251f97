import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { MemoryFacts } from '../../../lib/delivery';
import type { GuardedOutcome, GuardedRequest, Judgement } from '../../../lib/guarded-delivery';
import {
	brakeReport,
	type MovementCounts,
	type Movements,
	type PersonMovement,
	type Reason,
} from '../../../lib/sync';
import { inform, warn } from '../../shared/hints';
import { people } from '../../../lib/words';
import type { Deliveries } from '../operations/operation';
import type { DeliverOptions } from './request';

const PEOPLE_SHOWN = 50;

/** The two outputs for what became of one file. The file goes on to the next node either way. */
export async function itemsOf(
	context: IExecuteFunctions,
	itemIndex: number,
	request: GuardedRequest,
	options: DeliverOptions,
	outcome: GuardedOutcome,
): Promise<Deliveries> {
	const { status, sha256, bytes } = outcome;
	const common = {
		status,
		fileName: request.file.fileName,
		folder: request.file.folder,
		server: request.server.name,
		sha256,
		bytes,
	};
	const pairedItem = { item: itemIndex };
	const { binary, json: input } = context.getInputData()[itemIndex] ?? {};
	if (outcome.status === 'held') {
		const { judgement } = outcome;
		warn(context, heldInWords(judgement));
		const report = await reportOf(context, request, options, judgement);
		const json = {
			...common,
			// By which the node that delivers it once approved knows its layout.
			...(typeof input?.partner === 'string' && { partner: input.partner }),
			heldAt: request.now.toISOString(),
			...judged(judgement),
			people: peopleOf(judgement, options.peopleShown ?? PEOPLE_SHOWN),
			comparedWith: delivered(outcome.last),
		};
		return { delivered: [], held: [{ json, binary: { ...binary, ...report }, pairedItem }] };
	}
	tell(context, outcome);
	const json = {
		...common,
		...arrival(outcome),
		...(outcome.judgement && judged(outcome.judgement)),
		...(outcome.last && { comparedWith: delivered(outcome.last) }),
	};
	const item: INodeExecutionData = { json, pairedItem };
	if (binary) item.binary = binary;
	return { delivered: [item], held: [] };
}

function arrival(outcome: Exclude<GuardedOutcome, { status: 'held' }>): IDataObject {
	if (outcome.status === 'alreadyDeliveredToday' || !outcome.receipt) return {};
	const { receipt, archive } = outcome;
	const { sha256: sentSha256, bytes: sentBytes } = receipt;
	return {
		folder: receipt.folder,
		fileName: receipt.fileName,
		verified: receipt.verified,
		replaced: receipt.replaced,
		seenInFolder: receipt.seenInFolder,
		leftBehind: receipt.leftBehind,
		attempts: receipt.attempts,
		seconds: receipt.seconds,
		...(sentSha256 === outcome.sha256 ? {} : { sentSha256, sentBytes }),
		...(outcome.status === 'delivered' && { deliveredAt: new Date().toISOString() }),
		...(archive && { archive: { ...archive, removed: [...archive.removed] } }),
	};
}

/** The decision and its figures, also when nothing is held. */
function judged({ decision, reasons, movements, unnamed }: Judgement): IDataObject {
	return {
		decision,
		reasons: reasons.map(({ message }) => message),
		...(movements && { counts: countsOf(movements) }),
		...(unnamed !== undefined && { unnamed }),
	};
}

/** Without the people, who have a place, and a limit, of their own. */
function countsOf(movements: Movements): IDataObject {
	return Object.fromEntries(
		Object.entries(movements).filter(([name]) => name !== 'people'),
	) as IDataObject;
}

function peopleOf({ movements }: Judgement, most: number): IDataObject[] {
	return (movements?.people ?? []).slice(0, most).map((person) => {
		const shown: Partial<PersonMovement> = { ...person };
		// Where a memory has them is nobody's concern.
		delete (shown as { remembered?: number }).remembered;
		return shown as IDataObject;
	});
}

const delivered = (last: MemoryFacts | undefined): IDataObject | null =>
	last
		? { fileName: last.fileName, deliveredAt: last.deliveredAt, day: last.day, sha256: last.sha256 }
		: null;

async function reportOf(
	context: IExecuteFunctions,
	request: GuardedRequest,
	{ reportField = 'report' }: DeliverOptions,
	judgement: Judgement,
): Promise<IBinaryKeyData> {
	if (!judgement.movements || reportField === '') return {};
	const name = request.file.fileName.replace(/\.[^.]*$/, '');
	const reasons = judgement.reasons.filter(
		(reason): reason is Reason => reason.rule !== 'noBaseline',
	);
	const bytes = brakeReport(judgement.movements, { held: true, reasons });
	return {
		[reportField]: await context.helpers.prepareBinaryData(bytes, `held_${name}.csv`, 'text/csv'),
	};
}

function heldInWords({ reasons }: Judgement): string {
	const why = reasons.map(({ message }) => message).join('. ');
	return `Held, nothing was delivered. ${why}. Look at the 'Held' output; to deliver exactly this file, give its SHA-256 to 'Approved SHA-256'.`;
}

function tell(
	context: IExecuteFunctions,
	outcome: Exclude<GuardedOutcome, { status: 'held' }>,
): void {
	if (outcome.status === 'alreadyDeliveredToday') {
		return inform(
			context,
			"Nothing delivered: another run of today has delivered already, or found the file unchanged. To deliver several times a day, set 'When Already Delivered Today' to 'Deliver Again'.",
		);
	}
	if (outcome.status === 'identical') {
		return inform(
			context,
			"Nothing delivered: this very file is the last one the partner got. To send it once more, set 'When the File Is Identical' to 'Deliver Again'.",
		);
	}
	const { receipt, judgement } = outcome;
	if (receipt.leftBehind.length > 0) {
		warn(
			context,
			"The file is delivered, but not everything could be cleared away: see 'leftBehind'",
		);
	}
	const { fileName, folder } = receipt;
	const where = `'${fileName}' delivered to '${folder}'`;
	inform(
		context,
		judgement ? `${where}. ${judgementInWords(judgement)}` : `${where}. ${UNCOMPARED}`,
	);
}

const UNCOMPARED = "It was compared with nothing: 'Hold Unusual Files' is off.";

function judgementInWords({ decision, reasons, movements }: Judgement): string {
	switch (decision) {
		case 'firstDelivery':
			return 'First delivery: there was nothing to compare it with. The next file will be compared with this one.';
		case 'approved':
		case 'letThrough': {
			const why = reasons.map(({ message }) => message).join('. ');
			const how = decision === 'approved' ? 'As approved' : "As 'Let Through Until' allows";
			return why === '' ? how : `${how}, although: ${why}`;
		}
		default:
			return movements ? movementsInWords(movements) : 'Nothing in it is unusual';
	}
}

function movementsInWords(counts: MovementCounts): string {
	const { now, joiners, gone, deactivated, returned, changed } = counts;
	return [
		`${people(now.people)} in the file`,
		`${joiners} joined`,
		`${gone} gone`,
		`${deactivated} deactivated`,
		`${returned} returned`,
		`${changed} changed`,
	].join(', ');
}
