import {
	deliver,
	newestMemory,
	remember as keepMemory,
	type DeliveryReceipt,
	type FileToDeliver,
	type Memory,
} from '../delivery';
import { ExplainedError } from '../explained-error';
import { encrypt } from '../pgp';
import { readPopulation, recall, remember, sealPopulation } from '../sync';
import { isApproved, isLetThrough } from './approval';
import { baselineOf } from './baseline';
import { readContent, sameContent, type Content } from './content';
import { judge } from './judge';
import type { ArchiveReceipt, GuardedOutcome, Judgement } from './outcome';
import { assertNotReplacing, assertOwnFolder, placeOf } from './place';
import type { GuardedRequest } from './request';
import { subjectOf } from './subject';

/**
 * Delivers a file whole, and only if it should be: skipped when the partner has it already, held when
 * it looks like a disaster beside the last one delivered, encrypted where asked for, remembered only
 * once it has arrived.
 * @throws ExplainedError, a DeliveryError where a server has part in it. When the file did arrive and
 * only the memory of it could not be kept, the message says so.
 */
export async function deliverGuarded(request: GuardedRequest): Promise<GuardedOutcome> {
	const { archive, brake, file, skipIdentical } = request;
	if (brake && !archive) {
		throw new ExplainedError(
			'Unusual files can only be held with an archive: it remembers what was delivered last',
			"Choose where in 'Archive', or switch off 'Hold Unusual Files'",
		);
	}
	assertOwnFolder(request);
	const content = await readContent(file.open, brake !== undefined);
	assertNotReplacing(request, content);
	const subject = subjectOf(request.server.account, file);
	const last = archive && (await newestMemory(archive, subject));
	const about = { sha256: content.sha256, bytes: content.bytes, last: last?.facts };
	const approved = isApproved(request, content, last);
	// The day's own run is yet to come: a file held in the evening may be approved in the morning.
	const watched = approved ? { ...request, unattended: false } : request;

	if (last && skipIdentical && isTheLast(last, request, content)) {
		// A new memory of the same file keeps telling that the run took place.
		const body = baselineOf(request, content, last);
		const kept = await keep(watched, subject, content, body, undefined, last);
		return { status: 'identical', ...about, archive: kept };
	}
	if (!approved && last && deliveredToday(request, last)) {
		return { status: 'alreadyDeliveredToday', ...about };
	}

	let judgement: Judgement | undefined;
	let body = '';
	const letThrough = isLetThrough(request, last);
	if (brake && content.whole) {
		const population = readPopulation(content.whole, brake.layout, request.day);
		// A delivery made without the brake left no rows behind.
		const previous = last?.body ? recall(last.body) : undefined;
		const release = approved ? 'approved' : letThrough ? 'letThrough' : undefined;
		const sealed = sealPopulation(population, previous?.salt);
		judgement = await judge(request, sealed, last, previous, release);
		if (judgement.decision === 'held') return { status: 'held', ...about, judgement };
		body = remember(sealed);
	}

	const receipt = await deliver(request.server, outgoing(request, content), {
		...request.delivery,
		day: request.day,
		// What is encrypted differs each time.
		skipIdentical: skipIdentical && !request.encryption,
	});
	request.run?.delivered.set(placeOf(request), content.sha256);
	const usedNow = judgement?.decision === 'letThrough' && brake?.letThroughUntil?.toISOString();
	const kept = await keep(watched, subject, content, body, receipt, last, usedNow || undefined);
	const status = receipt.outcome === 'identical' ? 'identical' : 'delivered';
	return { status, ...about, judgement, receipt, archive: kept };
}

/** Whether the partner got this content last, in the form asked for now. */
function isTheLast(
	{ facts }: Memory,
	{ encryption }: GuardedRequest,
	{ sha256 }: Content,
): boolean {
	return facts.sha256 === sha256 && facts.encrypted === (encryption !== undefined);
}

/**
 * The second run of a night, such as the one in which the clocks go back. Of the files of one run each
 * is delivered, also where their names differ by a date alone.
 */
function deliveredToday({ oncePerDay, unattended, day, run }: GuardedRequest, { facts }: Memory) {
	const isThisRun = run?.id !== undefined && facts.run === run.id;
	return oncePerDay && unattended && facts.unattended && facts.day === day && !isThisRun;
}

/** The file as it leaves. */
function outgoing({ file, encryption }: GuardedRequest, content: Content): FileToDeliver {
	const open = sameContent(file.open, content);
	const { sha256, bytes } = content;
	if (!encryption) return { ...file, open, measure: { sha256, bytes } };
	const { keys, armor } = encryption;
	return {
		folder: file.folder,
		fileName: `${file.fileName}.${armor ? 'asc' : 'pgp'}`,
		open: async function* () {
			yield* encrypt(await open(), keys, { armor, fileName: file.fileName });
		},
	};
}

/** Remembers a delivery; without a receipt, that the last one is still what the partner has. */
async function keep(
	request: GuardedRequest,
	subject: string,
	content: Content,
	body: string,
	receipt: DeliveryReceipt | undefined,
	last: Memory | undefined,
	overrideUsed = last?.facts.overrideUsed,
): Promise<ArchiveReceipt | undefined> {
	const { archive, encryption, now, day, unattended, run } = request;
	if (!archive) return undefined;
	const sent = outgoing(request, content);
	const same = receipt ? undefined : last?.facts;
	const facts = {
		fileName: same?.fileName ?? receipt?.fileName ?? sent.fileName,
		day,
		deliveredAt: now.toISOString(),
		sha256: content.sha256,
		bytes: content.bytes,
		unattended,
		...(run?.id === undefined ? {} : { run: run.id }),
		encrypted: same ? same.encrypted : encryption !== undefined,
		...(overrideUsed === undefined ? {} : { overrideUsed }),
		...(same?.archivedFile === undefined ? {} : { archivedFile: same.archivedFile }),
	};
	const copy = receipt && archive.keepFiles ? sent : undefined;
	try {
		return await keepMemory(archive, subject, { facts, body }, copy, archive.retentionDays);
	} catch (error) {
		if (!(error instanceof ExplainedError) || !receipt) throw error;
		throw new ExplainedError(
			`'${receipt.fileName}' was delivered, but the archive could not remember it. ${error.message}`,
			`${error.remedy}. Until then the next files are held against the delivery before this one`,
			{ cause: error },
		);
	}
}
