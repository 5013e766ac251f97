import type { IWorkflowExecuteAdditionalData, WorkflowExecuteMode } from 'n8n-workflow';
import type { WorkflowJson } from '../contract';
import { credentialsHelper } from './credentials';
import type { Host } from './host';
import type { LoadedPackage } from './node-types';

/** Another one for each run, of which there is one a process: a delivery tells a run from the one before. */
export const EXECUTION_ID = String(Date.now());
export const WORKFLOW_ID = 'workflow';

/** What n8n's server hands to its engine with each run, as far as nodes touch it. */
export function additionalDataFor(
	host: Host,
	loaded: LoadedPackage,
	workflow: WorkflowJson,
	mode: WorkflowExecuteMode,
	credentials: Parameters<typeof credentialsHelper>[2],
): IWorkflowExecuteAdditionalData {
	const base = 'http://localhost:5678';
	const needed = {
		hooks: new host.core.ExecutionLifecycleHooks(mode, EXECUTION_ID, {
			...workflow,
			id: WORKFLOW_ID,
			active: false,
		}),
		executionId: EXECUTION_ID,
		currentNodeExecutionIndex: 0,
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: base,
		formWaitingBaseUrl: `${base}/form-waiting`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		variables: {},
		credentialsHelper: credentialsHelper(host, loaded, credentials),
		sendDataToUI: () => {},
		setExecutionStatus: () => {},
		logAiEvent: () => {},
	} satisfies Partial<IWorkflowExecuteAdditionalData> & { hooks: object };
	// The rest of the interface serves sub-workflows, webhooks and agents.
	return needed as unknown as IWorkflowExecuteAdditionalData;
}
