import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One numbered step of the README, and the things it names. */
export interface Step {
	/** As it stands there, on one line. */
	readonly text: string;
	/** What is printed _Like this_: nodes, outputs, fields. */
	readonly names: readonly string[];
	/** What is printed **like this**: buttons and menus. */
	readonly buttons: readonly string[];
	/** What is printed `like this`: what to type. */
	readonly typed: readonly string[];
	/** Where its links lead. */
	readonly links: readonly string[];
}

/** What the package tells somebody who has only the README, and the pages it links to. */
export class Instructions {
	private readonly text: string;

	constructor(private readonly path: string) {
		this.text = readFileSync(path, 'utf8');
	}

	/** The page a link of this one leads to. @throws Error when this page has no such link */
	linked(target: string): Instructions {
		if (!this.text.includes(`](${target}`))
			throw new Error(`${this.path} has no link to ${target}`);
		return new Instructions(join(dirname(this.path), target));
	}

	/** The commands printed under a heading, block by block. */
	commands(heading: string): string[] {
		return [...this.section(heading).matchAll(/^```\w*\n([^]*?)^```$/gm)].map(
			([, block = '']) => block,
		);
	}

	/** The numbered steps under a heading, from 1; the first one has index 0. */
	steps(heading: string): Step[] {
		const parts = this.section(heading)
			.split(/^\d+\. /m)
			.slice(1);
		return parts.map((part) => {
			const text = (part.split('\n\n')[0] ?? '').replace(/\s+/g, ' ').trim();
			const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, what = '']) => what);
			return {
				text,
				names: all(/(?<![\w*`])_([A-Z][^_`]*)_(?![\w`])/g),
				buttons: all(/\*\*([^*]+)\*\*/g),
				typed: all(/`([^`]+)`/g),
				links: all(/\]\(([^)]+)\)/g),
			};
		});
	}

	private section(heading: string): string {
		const [, after] = this.text.split(new RegExp(`^#+ ${heading}$`, 'm'));
		if (after === undefined) throw new Error(`${this.path} has no part '${heading}'`);
		return after.split(/^## /m)[0] ?? '';
	}
}
