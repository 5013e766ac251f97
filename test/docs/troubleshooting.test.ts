import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leftOut } from './left-out';
import { type Said, textsIn } from './messages';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8');
const said = textsIn(root, ['lib', 'nodes', 'credentials']);
const refusals = said.filter(({ isRefusal }) => isRefusal);

/** The messages the page speaks of: each alone on a line of a list. */
const quoted = [...page.matchAll(/^- `([^`]+)`$/gm)].map(([, message = '']) => message);

const isLeftOut = ({ text, file }: Said) =>
	leftOut.some(({ what }) =>
		typeof what === 'string' ? what === text : what.test(text) || what.test(file),
	);

it('finds the messages of the sources at all', () => {
	const texts = new Set(refusals.map(({ text }) => text));
	expect(texts).toContain('… refused the user or the password');
	expect(texts).toContain('is no e-mail address');
	expect(texts).toContain(
		'This is not the file that was approved: its SHA-256 is …, approved was …',
	);
	expect(texts).toContain('A column has no header');
});

it('quotes only what the nodes say, word for word', () => {
	const texts = new Set(said.map(({ text }) => text));
	expect(quoted.length).toBeGreaterThan(200);
	expect(quoted.filter((message) => !texts.has(message))).toEqual([]);
});

it('speaks of a message once', () => {
	expect(quoted.filter((message, at) => quoted.indexOf(message) !== at)).toEqual([]);
});

it('has an entry for every refusal, or leaves it out for a reason', () => {
	const entries = new Set(quoted);
	const missing = refusals.filter((refusal) => !entries.has(refusal.text) && !isLeftOut(refusal));
	expect(missing.map(({ text, file }) => `${file}: ${text}`)).toEqual([]);
});

it('leaves out nothing that is not there', () => {
	const idle = leftOut.filter(({ what }) => {
		const only = [{ what }];
		return !refusals.some(({ text, file }) =>
			only.some((one) =>
				typeof one.what === 'string'
					? one.what === text
					: one.what.test(text) || one.what.test(file),
			),
		);
	});
	expect(idle).toEqual([]);
});
