import { fileOfItem } from '../../../nodes/shared/file/file-of-item';
import { ExplainedError } from '../../../lib/explained-error';
import { fakeExecution } from '../../support/execute-functions';

const report = { data: 'eA==', mimeType: 'text/csv' };
const held = (binary: object, field: string) => () =>
	fileOfItem(
		fakeExecution({ items: [{ json: {}, binary: binary as Record<string, typeof report> }] })
			.context,
		0,
		field,
	);

it('gives the file of the field that is named', () => {
	expect(held({ report }, 'report')()).toEqual(report);
});

it.each([
	['names the field that has one', { report }, "It carries one in 'report': set"],
	['sends to the node before when there is none', {}, 'Connect a node that gives a file'],
])('%s', (_, binary, remedy) => {
	const failure = (): ExplainedError => {
		try {
			held(binary, 'data')();
		} catch (error) {
			return error as ExplainedError;
		}
		throw new Error('a file was found');
	};
	expect(failure()).toBeInstanceOf(ExplainedError);
	expect(failure().message).toBe("The item that came in carries no file in its field 'data'");
	expect(failure().remedy).toContain(remedy);
});
