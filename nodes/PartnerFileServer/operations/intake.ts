import { Readable } from 'node:stream';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { Take } from '../../../lib/delivery';
import { ExplainedError } from '../../../lib/explained-error';

/**
 * Takes files from a server into n8n's store as they come: never a whole one at once, where n8n keeps
 * files outside the items.
 */
export class Intake {
	private readonly kept = new Map<string, IBinaryData>();

	constructor(private readonly context: IExecuteFunctions) {}

	/** What was taken under a name, by the last try. */
	file(fileName: string): IBinaryData {
		const file = this.kept.get(fileName);
		if (file) return file;
		throw new ExplainedError(
			`'${fileName}' was read but not kept`,
			'Run the workflow again, and report it if it happens again',
		);
	}

	readonly take: Take = async (content, { fileName }) => {
		const stream = Readable.from(content, { objectMode: false });
		// Not every store of n8n's notices that what it reads has broken off.
		const broken = new Promise<never>((_, reject) => stream.once('error', reject));
		try {
			const file = await Promise.race([
				this.context.helpers.prepareBinaryData(stream, fileName),
				broken,
			]);
			// n8n cuts a name at a question mark.
			this.kept.set(fileName, { ...file, fileName });
		} finally {
			stream.destroy();
		}
	};
}
