import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ExplainedError } from '../../../lib/explained-error';
import { failureItem, forEachItem, toNodeError } from '../../../nodes/shared/failures';
import { fakeExecution, nodeUnderTest } from '../../support/execute-functions';

class Refusal extends ExplainedError {
	readonly httpCode = 403;
}

describe('a failure of ours as an error of n8n', () => {
	it.each([
		['no service answered', ExplainedError, NodeOperationError],
		['a service answered', Refusal, NodeApiError],
	])(
		'keeps its words and its item, and nothing of a request behind it, when %s',
		(_, Failure, Expected) => {
			const cause = Object.assign(new Error('first'), { request: { key: 'secret' } });
			const words = "The server said: ENOENT: no such file, open '/in/a.csv'";
			const error = toNodeError(
				nodeUnderTest,
				new Failure(words, 'Check the folder', { cause }),
				3,
			);
			expect(error).toBeInstanceOf(Expected);
			expect(error).toMatchObject({
				message: words,
				description: 'Check the folder',
				context: { itemIndex: 3 },
			});
			expect(JSON.stringify(error)).not.toContain('secret');
		},
	);
});

it('an error n8n made keeps its item, or gets one', () => {
	const made = new NodeOperationError(nodeUnderTest, 'No file', { itemIndex: 1 });
	expect(toNodeError(nodeUnderTest, made, 2)).toBe(made);
	expect(made.context.itemIndex).toBe(1);
	const without = new NodeOperationError(nodeUnderTest, 'No file');
	expect(toNodeError(nodeUnderTest, without, 2).context.itemIndex).toBe(2);
});

it('anything else thrown becomes an error with its own message', () => {
	expect(toNodeError(nodeUnderTest, 'odd', 0)).toMatchObject({ message: 'odd' });
	expect(toNodeError(nodeUnderTest, new RangeError('far'), 0)).toMatchObject({ message: 'far' });
});

describe('an operation run for each item', () => {
	const items = [{ json: { n: 0 } }, { json: { n: 1 } }, { json: { n: 2 } }];
	const operation = async (index: number) => {
		if (index === 1) throw new ExplainedError('Item refused', 'Mend it');
		return [{ json: { ok: index } }];
	};

	it('stops at the first failure, and names the item', async () => {
		const { context } = fakeExecution({ items });
		await expect(forEachItem(context, operation)).rejects.toMatchObject({
			message: 'Item refused',
			context: { itemIndex: 1 },
		});
	});

	it('goes on when told to, one error item in the place of the one that failed', async () => {
		const { context } = fakeExecution({ items, continueOnFail: true });
		expect(await forEachItem(context, operation)).toEqual([
			{ json: { ok: 0 }, pairedItem: { item: 0 } },
			{
				json: { error: 'Item refused', remedy: 'Mend it' },
				error: expect.any(NodeOperationError),
				pairedItem: { item: 1 },
			},
			{ json: { ok: 2 }, pairedItem: { item: 2 } },
		]);
	});
});

it('a failure of all items is linked to all of them', () => {
	const error = new NodeOperationError(nodeUnderTest, 'No file');
	expect(failureItem(error, [0, 2]).pairedItem).toEqual([{ item: 0 }, { item: 2 }]);
});
