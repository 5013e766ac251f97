import type { IDataObject, IPollFunctions, INode, INodeTypes } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { nodeUnderTest } from './execute-functions';
import { type Given, luccaExecuteFunctions } from './lucca-execute-functions';

/** An n8n with one polling node in it: static data as n8n keeps and stores them, HTTP that is real. */
export class PollingN8n {
	private stored = '{}';
	private workflow = this.started();

	constructor(
		private readonly given: () => Omit<Given, 'parameters' | 'items'>,
		public parameters: IDataObject,
	) {}

	/** What a poll is called on. */
	context(mode: 'trigger' | 'manual' = 'trigger', node: INode = nodeUnderTest): IPollFunctions {
		const { context } = luccaExecuteFunctions({ ...this.given(), parameters: this.parameters });
		return {
			getNode: () => node,
			getMode: () => mode,
			getActivationMode: () => 'activate',
			getTimezone: () => context.getTimezone(),
			getWorkflow: () => ({ id: 'workflow', name: 'Workflow', active: true }),
			getWorkflowStaticData: (type: string) => this.workflow.getStaticData(type, node),
			getNodeParameter: (name: string, fallback?: unknown) =>
				context.getNodeParameter(name, 0, fallback),
			getCredentials: async (type: string) => await context.getCredentials(type),
			helpers: context.helpers,
		} as unknown as IPollFunctions;
	}

	get staticData(): string {
		return JSON.stringify(this.workflow.staticData);
	}

	/** Whether n8n would store the static data if it were asked to. */
	get hasChanges(): boolean {
		return (this.workflow.staticData as { __dataChanged?: boolean }).__dataChanged === true;
	}

	/** As n8n does with events, and after activation. */
	store(): void {
		this.stored = this.staticData;
	}

	/** Ends n8n without a word and starts it again, with what it had stored. */
	restart(): void {
		this.workflow = this.started();
	}

	private started(): Workflow {
		const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
		return new Workflow({
			nodes: [],
			connections: {},
			active: true,
			nodeTypes,
			staticData: JSON.parse(this.stored) as IDataObject,
		});
	}
}
