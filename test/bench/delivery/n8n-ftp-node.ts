// n8n's own FTP node uploading one file, in a process of its own and on the Node its n8n runs on:
// node n8n-ftp-node.js <job as JSON> <node_modules of that n8n>. What n8n's engine hands the node is
// given to it here: the credential, the parameters and the file as a stream from n8n's store (64 KB at a
// time, its 'filesystem' mode, which n8n 2 uses unless told otherwise).
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Job, Transfer } from './job';

interface FtpNode {
	execute(this: object): Promise<Array<Array<{ json: { error?: string } }>>>;
}

async function main(): Promise<void> {
	const job = JSON.parse(process.argv[2] ?? '') as Job;
	const { host, port, user: username, privateKey } = job.access;
	const from = createRequire(join(process.argv[3] ?? '', 'n8n-nodes-base', 'package.json'));
	const { Ftp } = from('./dist/nodes/Ftp/Ftp.node.js') as { Ftp: new () => FtpNode };
	const parameters: Record<string, unknown> = {
		operation: 'upload',
		protocol: 'sftp',
		path: `${job.folder}/${job.fileName}`,
		binaryData: true,
		binaryPropertyName: 'data',
	};
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'FTP', type: 'n8n-nodes-base.ftp', typeVersion: 1 }),
		getCredentials: async () => ({ host, port, username, privateKey }),
		getNodeParameter: (name: string, _index: number, fallback?: unknown) =>
			parameters[name] ?? fallback,
		continueOnFail: () => false,
		helpers: {
			assertBinaryData: () => ({ id: 'filesystem-v2:1' }),
			getBinaryStream: async () => createReadStream(job.localPath),
			returnJsonArray: (items: unknown) => [items],
			constructExecutionMetaData: (items: unknown) => items,
		},
	};
	const start = performance.now();
	await new Ftp().execute.call(context);
	const milliseconds = performance.now() - start;
	process.stdout.write(JSON.stringify({ milliseconds } satisfies Transfer), () => process.exit());
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
