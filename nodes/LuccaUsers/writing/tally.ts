/** What became of one thing a run was to write. */
interface Outcome {
	readonly outcome: 'created' | 'updated' | 'unchanged';
	readonly dryRun?: object;
}

/** What a run has written so far, for the words it ends with. */
export interface Tally {
	/** @param what the things, e.g. `Users` */
	add(what: string, written: Outcome): void;
	/** How it went, or undefined when nothing was to be written. */
	sentence(failed: number): string | undefined;
	/** What a run that breaks off leaves behind, or undefined for nothing. */
	leftBehind(): string | undefined;
}

const outcomes = ['created', 'updated', 'unchanged'] as const;

export function newTally(): Tally {
	const sent: Outcome[] = [];
	const pretended: Outcome[] = [];
	let things = '';
	const counts = (of: readonly Outcome[]) =>
		outcomes.map((each) => `${of.filter(({ outcome }) => outcome === each).length} ${each}`);
	return {
		add: (what, written) => {
			things = what;
			(written.dryRun ? pretended : sent).push(written);
		},
		sentence: (failed) => {
			if (sent.length === 0 && pretended.length === 0) return undefined;
			const refused = failed > 0 ? [`${failed} refused`] : [];
			const pretence = `Dry run, nothing was sent. ${things} would be: ${counts(pretended).join(', ')}`;
			if (sent.length === 0) {
				return `${[pretence, ...refused].join(', ')}. Switch 'Dry Run' off to write.`;
			}
			const deed = [`${things}: ${counts(sent).join(', ')}`, ...refused].join(', ');
			return pretended.length === 0 ? deed : `${deed}. ${pretence}`;
		},
		leftBehind: () => {
			const [created, updated] = counts(sent);
			return sent.some(({ outcome }) => outcome !== 'unchanged')
				? `Written before that, and there to stay: ${created}, ${updated}. Running again writes nobody twice`
				: undefined;
		},
	};
}
