import type { ICredentialDataDecryptedObject, INodeTypeDescription, ITaskData } from 'n8n-workflow';
import type { WorkflowJson } from '../engine';

export const owner = { email: 'owner@sandbox.example', password: 'Sandbox-2026' };

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface FinishedExecution {
	id: string;
	status: string;
	/** What each node did, by name. */
	runData: Record<string, ITaskData[]>;
	/** The message the execution ended with, if any. */
	message?: string;
}

interface ExecutionAnswer {
	id: string | number;
	status: string;
	data?: {
		resultData?: { runData?: Record<string, ITaskData[]>; error?: { message?: string } };
	};
}

/** Talks to a running n8n as its editor does, plus its public API to read executions. */
export class N8nClient {
	private cookie = '';

	private apiKey = '';

	constructor(readonly url: string) {}

	/** Creates the owner of a new n8n and logs in as them. */
	async setUp(): Promise<void> {
		await this.call('POST', '/rest/owner/setup', {
			...owner,
			firstName: 'Sandbox',
			lastName: 'Owner',
		});
		await this.logIn();
	}

	/** Logs in as the owner of an n8n that was set up before. */
	async logIn(): Promise<void> {
		await this.call('POST', '/rest/login', {
			emailOrLdapLoginId: owner.email,
			password: owner.password,
		});
		const scopes = await this.call<string[]>('GET', '/rest/api-keys/scopes');
		const created = await this.call<{ rawApiKey: string }>('POST', '/rest/api-keys', {
			label: `sandbox ${Date.now()}`,
			scopes,
			expiresAt: null,
		});
		this.apiKey = created.rawApiKey;
	}

	/** Descriptions of all nodes this n8n knows. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.call('GET', '/types/nodes.json');
	}

	async createCredential(
		name: string,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<StoredCredential> {
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', {
			name,
			type,
			data,
		});
		return { id, name, type };
	}

	/** What the editor's connection test says of a stored credential, with these data. */
	async testCredential(
		{ id, name, type }: StoredCredential,
		data: ICredentialDataDecryptedObject,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.call('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	async createWorkflow(workflow: WorkflowJson): Promise<string> {
		const { name, nodes, connections, settings = {}, pinData } = workflow;
		const pinned = pinData && Object.keys(pinData).length > 0;
		const { id } = await this.call<{ id: string }>(
			'POST',
			// The public API of older versions takes no pinned data.
			pinned ? '/rest/workflows' : '/api/v1/workflows',
			{ name, nodes, connections, settings, ...(pinned && { pinData, active: false }) },
		);
		return id;
	}

	async workflowNames(): Promise<string[]> {
		const workflows = await this.call<Array<{ name: string }>>('GET', '/rest/workflows');
		return workflows.map((workflow) => workflow.name);
	}

	/** Activates a workflow, or begins to: 2.41 goes on by itself after it has answered. */
	async activate(workflowId: string): Promise<void> {
		await this.call('POST', `/api/v1/workflows/${workflowId}/activate`);
	}

	async deactivate(workflowId: string): Promise<void> {
		await this.call('POST', `/api/v1/workflows/${workflowId}/deactivate`);
	}

	/** The last hundred executions of a workflow that have come to their end, the oldest first. */
	async executionsOf(workflowId: string): Promise<FinishedExecution[]> {
		const { data } = await this.call<{ data: ExecutionAnswer[] }>(
			'GET',
			`/api/v1/executions?workflowId=${workflowId}&includeData=true&limit=100`,
		);
		return data.filter(isFinished).map(summary).reverse();
	}

	/** The ids of the last hundred executions of a workflow that have come to their end, the oldest first. */
	async executionIdsOf(workflowId: string): Promise<string[]> {
		const { data } = await this.call<{ data: ExecutionAnswer[] }>(
			'GET',
			`/api/v1/executions?workflowId=${workflowId}&limit=100`,
		);
		return data
			.filter(isFinished)
			.map(({ id }) => String(id))
			.reverse();
	}

	/**
	 * Where the last execution of a workflow stands, without its data.
	 * @returns e.g. `running`, `success`; undefined when there was none, or n8n was told to keep none
	 */
	async lastStatusOf(workflowId: string): Promise<string | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{ results: Array<{ status: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=1`,
		);
		return results[0]?.status;
	}

	/**
	 * Runs a stored workflow to its end.
	 * @throws Error when n8n refuses to start it or it is still running after `patienceSeconds`
	 */
	async runManually(workflowId: string, patienceSeconds = 120): Promise<FinishedExecution> {
		return await this.finished(await this.start(workflowId), patienceSeconds);
	}

	/**
	 * Starts a stored workflow as the editor's button does, from its manual trigger, or else another one, or its first node.
	 * @returns the execution's id
	 * @throws Error when n8n refuses to start it
	 */
	async start(workflowId: string): Promise<string> {
		const workflowData = await this.call<WorkflowJson>('GET', `/rest/workflows/${workflowId}`);
		const trigger =
			workflowData.nodes.find((node) => node.type.endsWith('.manualTrigger')) ??
			workflowData.nodes.find((node) => node.type.endsWith('Trigger')) ??
			workflowData.nodes[0];
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflowId}/run?partialExecutionVersion=2`,
			{ workflowData, triggerToStartFrom: { name: trigger?.name }, startNodes: [] },
		);
		return executionId;
	}

	/**
	 * An execution, once it has come to its end.
	 * @throws Error when it is still running or waiting after `patienceSeconds`
	 */
	async finished(id: string, patienceSeconds = 120): Promise<FinishedExecution> {
		const deadline = Date.now() + patienceSeconds * 1000;
		// n8n 1.x stores that an execution has ended a moment before it stores what it did.
		let overdue = 0;
		for (;;) {
			const execution = await this.call<ExecutionAnswer>(
				'GET',
				`/api/v1/executions/${id}?includeData=true`,
			);
			if (isFinished(execution) && (hasData(execution) || overdue++ === 10)) {
				return summary(execution);
			}
			if (Date.now() > deadline) {
				throw new Error(`Execution ${id} is still ${execution.status} after ${patienceSeconds} s`);
			}
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	/** @throws Error that says what became of the question, when there was no answer */
	private async ask(path: string, request: RequestInit): Promise<Response> {
		try {
			return await fetch(this.url + path, request);
		} catch (error) {
			const { code = 'nothing' } = ((error as Error).cause ?? {}) as { code?: string };
			throw new Error(`n8n answered ${code} to ${request.method} ${path}`, { cause: error });
		}
	}

	private async call<T>(method: string, path: string, body?: object): Promise<T> {
		const publicApi = path.startsWith('/api/');
		const response = await this.ask(path, {
			method,
			headers: {
				'content-type': 'application/json',
				// n8n closes an idle connection after five seconds, maybe just when it is used again.
				connection: 'close',
				// n8n binds a session to the browser that logged in.
				'browser-id': 'sandbox',
				...(publicApi ? { 'X-N8N-API-KEY': this.apiKey } : { cookie: this.cookie }),
			},
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';')[0] ?? '';
		}
		const text = await response.text();
		if (!response.ok) {
			throw new Error(
				`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 500)}`,
			);
		}
		const answer = JSON.parse(text) as unknown;
		const wrapped = !publicApi && path.startsWith('/rest/');
		return (wrapped ? (answer as { data: unknown }).data : answer) as T;
	}
}

function isFinished({ status }: ExecutionAnswer): boolean {
	return !['new', 'running', 'waiting'].includes(status);
}

function hasData({ data }: ExecutionAnswer): boolean {
	const { runData = {}, error } = data?.resultData ?? {};
	return error !== undefined || Object.keys(runData).length > 0;
}

function summary({ id, status, data }: ExecutionAnswer): FinishedExecution {
	const { runData = {}, error } = data?.resultData ?? {};
	return { id: String(id), status, runData, ...(error?.message ? { message: error.message } : {}) };
}
