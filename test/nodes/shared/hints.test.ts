import { inform, warn } from '../../../nodes/shared/hints';
import { fakeExecution } from '../../support/execute-functions';

it('shows the texts of others as text, where n8n shows HTML', () => {
	const { context, hints } = fakeExecution({ items: [] });
	inform(context, '<img src=x> & more');
	expect(hints).toEqual([
		{ message: '&lt;img src=x&gt; &amp; more', type: 'info', location: 'outputPane' },
	]);
});

it('says once in a run what several items give reason to say, and again in the next run', () => {
	const first = fakeExecution({ items: [] });
	for (const told of ['the same', 'the same', 'another']) warn(first.context, told);
	expect(first.hints.map(({ message }) => message)).toEqual(['the same', 'another']);
	const second = fakeExecution({ items: [] });
	warn(second.context, 'the same');
	expect(second.hints.map(({ message }) => message)).toEqual(['the same']);
});

it('keeps silent in an n8n that has no hints', () => {
	const { context } = fakeExecution({ items: [], without: ['addExecutionHints'] });
	expect(() => warn(context, 'nobody hears it')).not.toThrow();
});
