import type { IDataObject } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { type Given, luccaExecuteFunctions } from '../../support/lucca-execute-functions';

/** A fake Lucca of its own for each test of a file, and the node to write to it. */
export interface Writing {
	readonly lucca: FakeLucca;
	/** Runs the operation for items of their own parameters. */
	run(
		operation: string,
		items: readonly IDataObject[],
		given?: Partial<Given>,
	): Promise<{ output: Output; hints: string[] }>;
	/** What was sent to be written, in order. */
	writes(): Array<{ method: string; path: string; body?: unknown }>;
	/** Somebody as Lucca has them now. */
	personIn(id: unknown): FakeLucca['company']['users'][number] | undefined;
}

type Output = Awaited<ReturnType<LuccaUsers['execute']>>[number];

export function writing(): Writing {
	let lucca: FakeLucca;
	beforeEach(async () => {
		lucca = await startFakeLucca({
			company,
			apiKey: API_KEY,
			today: TODAY,
			switches: { rateLimit: false, undocumentedWrites: 'taken', nullTexts: 'cleared' },
		});
		jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T12:00:00Z`));
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await lucca.close();
	});
	return {
		get lucca() {
			return lucca;
		},
		run: async (operation, items, given = {}) => {
			const defaults = { resource: 'user', operation, dryRun: false };
			const { context, hints } = luccaExecuteFunctions({
				credentials: { baseUrl: lucca.url, apiKey: API_KEY },
				parameters: items.map((parameters) => ({ ...defaults, ...parameters })),
				items: items.map(() => ({ json: {} })),
				...given,
			});
			const [output = []] = await new LuccaUsers().execute.call(context);
			return { output, hints: hints.map(({ message }) => message) };
		},
		writes: () =>
			lucca.requests
				.filter(({ method }) => method !== 'GET')
				.map(({ method, path, body }) => ({ method, path, body })),
		personIn: (id) => lucca.company.users.find((user) => String(user.id) === String(id)),
	};
}

/** A locator's value. */
export const by = (mode: string, value: unknown) => ({ mode, value });

const known = company.users.find(({ id }) => id === 3830);
if (!known) throw new Error('the sample company changed');

/** Somebody in the sample company, employed today, without oddity; and how the node tells of her. */
export const carpentier = known;
export const told = {
	luccaId: '3830',
	login: known.login,
	employeeNumber: known.employeeNumber,
	firstName: known.firstName,
	lastName: known.lastName,
	returningLeaver: false,
};

/** Somebody new, with what Lucca needs. */
export const ines: IDataObject = {
	firstName: 'Inès',
	lastName: 'Varlet',
	login: 'ivarlet',
	email: 'ines.varlet@acme.example',
	legalEntity: by('name', 'acme lyon'),
	department: by('name', 'Comptabilité'),
	primaryRole: by('list', '61'),
	contractStart: '2026-12-01T00:00:00',
};
