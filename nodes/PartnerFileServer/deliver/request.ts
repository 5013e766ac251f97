import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FileToDeliver } from '../../../lib/delivery';
import { civilDateAt } from '../../../lib/employee/civil-date';
import { ExplainedError } from '../../../lib/explained-error';
import { fileFormat } from '../../../lib/formats';
import type { ArchiveKeeping, Encryption, GuardedRequest } from '../../../lib/guarded-delivery';
import type { Layout } from '../../../lib/sync';
import { fileOfItem } from '../../shared/file/file-of-item';
import { momentOf } from '../../shared/moment';
import { isOn, numberOf, textList } from '../../shared/values';
import { keysOf } from '../pgp-keys';
import type { Servers } from '../servers';
import { limitsParameter } from './limits';

/** What the options of a delivery may hold. */
export interface DeliverOptions {
	readonly armor?: unknown;
	readonly keepFiles?: unknown;
	readonly letThroughUntil?: unknown;
	readonly peopleShown?: number;
	readonly reportField?: string;
	readonly retentionDays?: unknown;
	readonly verify?: 'content' | 'size';
	readonly whenDeliveredToday?: 'skip' | 'deliver';
	readonly whenExists?: 'replace' | 'refuse' | 'datedName';
	readonly whenIdentical?: 'skip' | 'deliver';
}

/** For how many days files are kept unless the user says otherwise. */
const RETENTION_DAYS = 90;

export const optionsOf = (context: IExecuteFunctions, itemIndex: number): DeliverOptions =>
	context.getNodeParameter('options', itemIndex, {}) as DeliverOptions;

/** What the parameters of the node ask for, for one item. */
export async function requestOf(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<GuardedRequest> {
	const text = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '');
	const options = optionsOf(context, itemIndex);
	const json = context.getInputData()[itemIndex]?.json ?? {};
	const field = text('inputDataFieldName');
	const file = fileOfItem(context, itemIndex, field);
	const now = new Date();
	const braked = isOn('Hold Unusual Files', context.getNodeParameter('brake', itemIndex, true));
	if (braked && options.reportField === field) {
		throw new ExplainedError(
			"'Put Report in Field' is the field of the file itself, which the report would replace",
			'Give the report a field of its own',
		);
	}
	return {
		server: await servers.ofItem(itemIndex),
		file: {
			folder: text('folder').trim(),
			fileName: text('fileName') || file.fileName || '',
			open: contentOf(context, itemIndex, field, file),
		},
		now,
		day: civilDateAt(now.getTime(), context.getTimezone()),
		unattended: context.getMode() !== 'manual',
		...(braked && {
			brake: {
				layout: layoutOf(text, json),
				limits: limitsParameter(context, itemIndex),
				letThroughUntil: momentOf(
					'Let Through Until',
					options.letThroughUntil,
					context.getTimezone(),
				),
			},
		}),
		archive: await archiveOf(context, servers, itemIndex, options),
		encryption: await encryptionOf(context, itemIndex, options),
		skipIdentical: options.whenIdentical !== 'deliver',
		oncePerDay: options.whenDeliveredToday !== 'deliver',
		approvedSha256: approvedIn(context, text('approvedSha256'), json),
		approvedAgainst: heldAgainst(json),
		run: { id: context.getExecutionId?.() || undefined, delivered: servers.delivered },
		delivery: { verify: options.verify, whenExists: options.whenExists },
	};
}

async function archiveOf(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
	options: DeliverOptions,
): Promise<ArchiveKeeping | undefined> {
	if (context.getNodeParameter('archiveOn', itemIndex, 'sameServer') === 'none') return undefined;
	const folder = String(context.getNodeParameter('archiveFolder', itemIndex, 'archive') ?? '');
	return {
		server: await servers.ofArchive(itemIndex),
		folder: folder.trim(),
		keepFiles: isOn('Keep Copies in the Archive', options.keepFiles ?? true),
		retentionDays: retentionDaysOf(options),
	};
}

/** Fewer than one would remove at once what the next file is explained by. */
function retentionDaysOf({ retentionDays }: DeliverOptions): number {
	const days = numberOf('Archive Retention (Days)', retentionDays) ?? RETENTION_DAYS;
	if (days >= 1) return days;
	throw new ExplainedError(
		"'Archive Retention (Days)' must be at least 1",
		"Set it to how many days you want, or switch off 'Keep Copies in the Archive'",
	);
}

async function encryptionOf(
	context: IExecuteFunctions,
	itemIndex: number,
	{ armor = true }: DeliverOptions,
): Promise<Encryption | undefined> {
	const encryption = context.getNodeParameter('encryption', itemIndex, 'none');
	if (encryption === 'none') return undefined;
	if (encryption !== 'pgp') {
		throw new ExplainedError(
			`'Encryption' is '${String(encryption)}', which this node does not know`,
			'Choose from the list: the file is not sent in clear instead',
		);
	}
	const keys = await keysOf(await context.getCredentials('pgpKeysApi', itemIndex));
	return { keys, armor: isOn('PGP Armor', armor) };
}

function layoutOf(text: (name: string) => string, json: IDataObject): Layout {
	const chosen = text('fileLayout') || 'item';
	if (chosen === 'columns') {
		const inactive = textList(text('inactiveValues'));
		return {
			kind: 'columns',
			keyColumns: textList(text('keyColumns')),
			statusColumn: text('statusColumn').trim() || undefined,
			inactiveValues: inactive.length > 0 ? inactive : undefined,
		};
	}
	const id = chosen === 'item' ? String(json.partner ?? '') : chosen;
	const format = fileFormat(id);
	if (format) return { kind: 'format', format };
	if (chosen !== 'item') {
		throw new ExplainedError(
			`'File Layout' is '${chosen}', which this node does not know`,
			'Choose a layout from the list',
		);
	}
	throw new ExplainedError(
		id === 'custom'
			? 'The file has a layout of your own, so its key is not known'
			: 'The item does not say whose file it is, so its layout is not known',
		"Choose the partner in 'File Layout', or 'Other CSV File' and name its key column",
	);
}

/** An expression that takes the SHA-256 from the very item that comes in. */
const OF_THE_ITEM =
	/\$(?:json|input\.(?:item|first\(\))\.json)(?:\??\.sha256\b|\[['"]sha256['"]\])/;

/**
 * What a person approved. Taken from the item of a file nobody held, it would have every file approve
 * itself; one that was typed in, or comes from elsewhere, may well be that of the item.
 */
function approvedIn(
	context: IExecuteFunctions,
	approved: string,
	{ status, sha256 }: IDataObject,
): string {
	const written = String(context.getNode().parameters.approvedSha256);
	const isItsOwn = approved !== '' && approved === sha256 && OF_THE_ITEM.test(written);
	if (!isItsOwn || status === 'held') return approved;
	throw new ExplainedError(
		"'Approved SHA-256' takes its value from the item of the file itself, so every file would be approved by itself",
		"Leave it blank here. Fill it in a second delivery node, behind the output 'Held' and a person's answer, and let the held item through whole",
	);
}

/** When what the held item of an approval was compared with was delivered, if it is that item which came back. */
function heldAgainst({ status, comparedWith }: IDataObject): string | null | undefined {
	if (status !== 'held') return undefined;
	const deliveredAt = (comparedWith as IDataObject | null | undefined)?.deliveredAt;
	return typeof deliveredAt === 'string' ? deliveredAt : null;
}

/** Of a file, what is asked of n8n's store at a time: its usual 64 KB cost a third of the speed. */
const PIECE_BYTES = 1024 * 1024;

/** Opens the file from its start, as often as asked. Only n8n's memory mode keeps it in the item. */
function contentOf(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
	{ id }: IBinaryData,
): FileToDeliver['open'] {
	if (id) return async () => await context.helpers.getBinaryStream(id, PIECE_BYTES);
	return async function* () {
		yield await context.helpers.getBinaryDataBuffer(itemIndex, field);
	};
}
