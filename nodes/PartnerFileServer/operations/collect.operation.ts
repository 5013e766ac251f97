import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { collect, type PassedOver } from '../../../lib/delivery';
import { ExplainedError } from '../../../lib/explained-error';
import { failureItem, toNodeError } from '../../shared/failures';
import { inform, warn } from '../../shared/hints';
import { momentOf } from '../../shared/moment';
import { countOf, isOn, numberOf } from '../../shared/values';
import type { Servers } from '../servers';
import { claimOf } from './collect-form';
import { folderOf, textOf } from './fields';
import { Intake } from './intake';
import { largestBytesOf } from './largest-file';

export { fields, options } from './collect-form';

export const description: INodePropertyOptions = {
	name: 'Collect',
	value: 'collect',
	action: 'Collect new files',
	description:
		'Read every file whose name matches, oldest first, once nobody writes to it any longer',
};

/** How long a file must stay as it is before it is taken for complete. */
const USUAL_STILLNESS = 10;

/** One item for each file that was ready; what was passed over is told, with the reasons. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const {
		maxFiles,
		stableSeconds,
		modifiedAfter,
		includePassedOver = false,
		newestOnly,
		whenNone,
	} = options;
	const intake = new Intake(context);
	const field = textOf(context, 'outputField', itemIndex);
	const wanted = {
		folder: folderOf(context, itemIndex),
		pattern: textOf(context, 'pattern', itemIndex).trim() || '*',
		stableSeconds: numberOf('Wait Until Stable (Seconds)', stableSeconds) ?? USUAL_STILLNESS,
		largestBytes: largestBytesOf(context, itemIndex) ?? Infinity,
		most: maxFiles ? countOf('Max Files', maxFiles, 'take the option out for all') : undefined,
		newestOnly: isOn('Newest Only', newestOnly ?? false),
		modifiedAfter: momentOf('Modified After', modifiedAfter, context.getTimezone()),
		claim: claimOf(context, itemIndex),
	};
	const tellsAll = isOn('Include Files Passed Over', includePassedOver);
	const { collected, passedOver, stoppedBy } = await collect(
		await servers.ofItem(itemIndex),
		wanted,
		intake.take,
	);
	if (collected.length === 0 && whenNone === 'fail') throw none(wanted, passedOver);
	if (passedOver.length > 0) warn(context, inWords(passedOver));
	else if (collected.length === 0) inform(context, noneMatches(wanted));
	return [
		...collected.map((file) => ({
			json: { ...file },
			binary: { [field]: intake.file(file.fileName) },
			pairedItem: { item: itemIndex },
		})),
		...(tellsAll ? passedOver : []).map(({ fileName, reason }) => ({
			json: { folder: wanted.folder, fileName, passedOver: reason },
			pairedItem: { item: itemIndex },
		})),
		...(stoppedBy ? interrupted(context, stoppedBy, itemIndex) : []),
	];
}

/**
 * What was collected until then goes on, since on the server it counts as collected. The rest is for
 * the next run, which fails if nothing has changed.
 */
function interrupted(
	context: IExecuteFunctions,
	failure: ExplainedError,
	itemIndex: number,
): INodeExecutionData[] {
	warn(context, `Not all files were collected. ${failure.message}. ${failure.remedy}`);
	if (!context.continueOnFail()) return [];
	return [failureItem(toNodeError(context.getNode(), failure, itemIndex), itemIndex)];
}

/** As long as nobody leaves a file there, that is how it should be. */
const noneMatches = ({ pattern, folder }: { pattern: string; folder: string }): string =>
	`No file in ${placeOf(folder)} matches '${pattern}', so there is nothing to collect`;

const placeOf = (folder: string): string =>
	folder === '' ? 'the folder the account opens in' : `'${folder}'`;

/** Nothing to go on with, where there must be something. */
function none(
	{ pattern, folder }: { pattern: string; folder: string },
	passedOver: readonly PassedOver[],
): ExplainedError {
	const where = placeOf(folder);
	return passedOver.length > 0
		? new ExplainedError(
				`No file is ready in ${where}. ${inWords(passedOver)}`,
				'Look whether the files are still being written, or run this later',
			)
		: new ExplainedError(
				`No file in ${where} matches '${pattern}'`,
				"Check 'Folder' and 'File Name Pattern', and that the file was left there",
			);
}

const NAMES_SHOWN = 50;

function inWords(passedOver: readonly PassedOver[]): string {
	const named = passedOver
		.slice(0, NAMES_SHOWN)
		.map(({ fileName, reason }) => `'${fileName}' (${reason})`);
	const more = passedOver.length - named.length;
	return `Passed over: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
