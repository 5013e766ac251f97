import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FileToDeliver } from '../../../lib/delivery';
import { civilDateAt } from '../../../lib/employee/civil-date';
import { ExplainedError } from '../../../lib/explained-error';
import { partnerFormat } from '../../../lib/formats';
import type { ArchiveKeeping, Encryption, GuardedRequest } from '../../../lib/guarded-delivery';
import type { Layout } from '../../../lib/sync';
import { momentOf } from '../../shared/moment';
import { isOn, textList } from '../../shared/values';
import { keysOf } from '../pgp-keys';
import type { Servers } from '../servers';
import { limitsParameter } from './limits';

/** What the options of a delivery may hold. */
export interface DeliverOptions {
	readonly armor?: boolean;
	readonly keepFiles?: boolean;
	readonly letThroughUntil?: unknown;
	readonly peopleShown?: number;
	readonly reportField?: string;
	readonly retentionDays?: number;
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
	const file = context.helpers.assertBinaryData(itemIndex, field);
	const now = new Date();
	const braked = isOn('Hold Unusual Files', context.getNodeParameter('brake', itemIndex, true));
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
		approvedSha256: text('approvedSha256'),
		approvedAgainst: heldAgainst(json),
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
		keepFiles: options.keepFiles ?? true,
		retentionDays: options.retentionDays ?? RETENTION_DAYS,
	};
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
	return { keys, armor };
}

function layoutOf(text: (name: string) => string, json: IDataObject): Layout {
	const chosen = text('fileLayout') || 'item';
	if (chosen === 'columns') {
		return {
			kind: 'columns',
			keyColumns: textList(text('keyColumns')),
			statusColumn: text('statusColumn').trim() || undefined,
			inactiveValues: textList(text('inactiveValues')),
		};
	}
	const id = chosen === 'item' ? String(json.partner ?? '') : chosen;
	const format = partnerFormat(id);
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

/** What the held item of an approval was compared with, when it is that item which came back. */
function heldAgainst({ status, comparedWith }: IDataObject): string | null | undefined {
	if (status !== 'held') return undefined;
	const sha256 = (comparedWith as IDataObject | null | undefined)?.sha256;
	return typeof sha256 === 'string' ? sha256 : null;
}

/** Opens the file from its start, as often as asked. Only n8n's memory mode keeps it in the item. */
function contentOf(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
	{ id }: IBinaryData,
): FileToDeliver['open'] {
	if (id) return async () => await context.helpers.getBinaryStream(id);
	return async function* () {
		yield await context.helpers.getBinaryDataBuffer(itemIndex, field);
	};
}
