import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../sandbox/places';
import { pinnedVersions } from '../../sandbox/n8n/versions';
import { compatibilityDocument, documentFile } from './document';
import { idOf, matrix, oldestClaimed } from './matrix';
import { isGreen, recordedResults } from './results';

const results = recordedResults();

describe('the recorded compatibility runs', () => {
	it('are one for each cell of the matrix', () => {
		expect(results.map(idOf)).toEqual(matrix.map(idOf));
	});

	it('are all green', () => {
		expect(results.filter((result) => !isGreen(result))).toEqual([]);
	});

	it('put every pinned n8n to the whole suite once', () => {
		const whole = results.filter(({ suite }) => suite === 'whole').map(({ n8n }) => n8n);
		expect(whole).toEqual(pinnedVersions);
	});

	it('begin with the oldest n8n that is claimed', () => {
		expect(pinnedVersions[0]?.startsWith(`${oldestClaimed}.`)).toBe(true);
	});

	it('are what COMPATIBILITY.md tells', () => {
		expect(readFileSync(documentFile, 'utf8')).toBe(compatibilityDocument(results));
	});
});

describe('a red run', () => {
	it('is told in the overview and in its line', () => {
		const [first, ...others] = results;
		if (!first) throw new Error('nothing is recorded');
		const text = compatibilityDocument([{ ...first, failed: 2 }, ...others]);
		expect(text).toContain(`**1 of ${results.length} runs did not pass.**`);
		expect(text).toContain('**NO**');
		expect(text).toContain('**2 failed**');
	});
});

describe('what users are told', () => {
	it.each(['README.md', 'LISEZMOI.md', 'docs/installation.md', 'docs/fr/installation.md'])(
		'%s names no other version as the oldest',
		(file) => {
			const said = textOf(file).matchAll(
				/n8n (\d+\.\d+)(?:\.\d+)? (?:and newer|or newer|and later|or later|et plus|ou plus|et suivant)/gi,
			);
			for (const [words, version] of said) expect([words, version]).toEqual([words, oldestClaimed]);
		},
	);
});

/** A file's text; nothing, when there is no such file. */
function textOf(file: string): string {
	try {
		return readFileSync(join(repositoryRoot, file), 'utf8');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
		throw cause;
	}
}
