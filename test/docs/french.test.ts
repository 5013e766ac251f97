import { outdated, unequal, unpaired, untypeset } from '../../tools/docs/french/pages';

// `npm run docs:french` says the same; CONTRIBUTING.md tells what to do about it.

it('has a French page for every page for users, and no other', () => {
	expect(unpaired()).toEqual([]);
});

it('says the same in French: headings, lists, tables, code, links, numbers and names of screens', () => {
	expect(unequal()).toEqual([]);
});

it('has no English section that changed since somebody looked at its French', () => {
	expect(outdated()).toEqual([]);
});

it('has the spaces and apostrophes of French', () => {
	expect(untypeset()).toEqual([]);
});
