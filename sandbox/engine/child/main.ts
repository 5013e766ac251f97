// The engine's own process: reads a request from one file and writes the answer to another. Nothing
// but a crash is told through the pipes, which cut off long texts when a process exits.
import { readFileSync, writeFileSync } from 'node:fs';
import type { ChildAnswer, ChildRequest } from '../contract';
import { callMethod } from './call-method';
import { flattenError } from './flatten';
import { loadHost } from './host';
import { runWorkflow } from './run-workflow';

const [hostFolder = '', requestFile = '', answerFile = ''] = process.argv.slice(2);

async function answer(): Promise<ChildAnswer> {
	const request = JSON.parse(readFileSync(requestFile, 'utf8')) as ChildRequest;
	const host = await loadHost(hostFolder);
	try {
		return {
			answer:
				request.task === 'workflow'
					? await runWorkflow(host, request)
					: await callMethod(host, request),
		};
	} catch (error) {
		return { thrown: flattenError(error) };
	}
}

void answer().then((result) => {
	writeFileSync(answerFile, JSON.stringify(result));
	// n8n-core leaves timers running.
	process.exit(0);
});
