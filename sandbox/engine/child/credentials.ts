import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	Workflow,
} from 'n8n-workflow';
import type { WorkflowRequest } from '../contract';
import type { Host } from './host';
import type { LoadedPackage } from './node-types';

type Link = Pick<WorkflowRequest, 'credentials' | 'credentialsOfNode'>;

/** Links credentials to every node that declares their type, as a user does in the editor. */
export function linkCredentials(loaded: LoadedPackage, nodes: INode[], data: Link): INode[] {
	return nodes.map((node) => {
		const declared =
			loaded.nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description.credentials ??
			[];
		const linked = declared
			.filter(({ name }) => find(data, node.name, name))
			.map(({ name }) => [name, { id: node.name, name: `${name} of ${node.name}` }]);
		return { ...node, credentials: Object.fromEntries(linked) };
	});
}

function find({ credentials, credentialsOfNode }: Link, node: string, type: string) {
	return credentialsOfNode?.[node]?.[type] ?? credentials?.[type];
}

/**
 * What n8n's server gives the engine to reach credentials, without its database and encryption.
 * Follows packages/cli/src/credentials-helper.ts of n8n 2.8.4; credentials that log in first
 * (preAuthentication) are left out, as the package has none.
 */
export function credentialsHelper(
	host: Host,
	loaded: LoadedPackage,
	data: Link,
): ICredentialsHelper {
	const { NodeHelpers, isExpression } = host.workflow;
	/** Of credentials with OAuth2, by node and type: n8n's database, for the length of a run. */
	const tokens = new Map<string, unknown>();
	const tokenKey = (node: string, type: string) => `${node} ${type}`;

	const resolve = (value: unknown, credentials: object, workflow: Workflow, node: INode) =>
		isExpression(value)
			? (workflow.expression
					.getSimpleParameterValue(
						node,
						value,
						'internal',
						{ $credentials: credentials as ICredentialDataDecryptedObject },
						undefined,
						'',
					)
					?.toString() ?? '')
			: value;

	return {
		// One generation is all the package has.
		getParentTypes: (type) => loaded.credentialType(type).extends ?? [],
		getCredentialsProperties: (type) => loaded.credentialType(type).properties,

		async getDecrypted(additionalData, link, type, mode, executeData, _raw, values) {
			const node = link.id ?? '';
			const given = find(data, node, type);
			if (!given) throw new Error(`No data of credential type '${type}' for node '${node}'`);
			const complete = NodeHelpers.getNodeParameters(
				loaded.credentialType(type).properties,
				given as INodeParameters,
				true,
				false,
				null,
				null,
			);
			const oauthTokenData = tokens.get(tokenKey(node, type));
			const withToken = (data: INodeParameters | null) =>
				({
					...data,
					...(oauthTokenData ? { oauthTokenData } : {}),
				}) as ICredentialDataDecryptedObject;
			if (!values) return withToken(complete);
			return withToken(
				values.workflow.expression.getParameterValue(
					complete as INodeParameters,
					values.runExecutionData,
					values.runIndex,
					values.itemIndex,
					values.node.name,
					values.connectionInputData,
					mode,
					host.core.getAdditionalKeys(additionalData, mode, null),
					executeData,
					false,
					complete as ICredentialDataDecryptedObject,
				) as INodeParameters,
			);
		},

		async authenticate(credentials, type, options, workflow, node) {
			const { authenticate } = loaded.credentialType(type);
			if (typeof authenticate === 'function') {
				return await authenticate(credentials, options as IHttpRequestOptions);
			}
			const target = options as unknown as Record<string, Record<string, unknown>>;
			if (authenticate?.type === 'generic') {
				target.headers ??= {};
				for (const [part, entries] of Object.entries(authenticate.properties)) {
					for (const [key, value] of Object.entries(entries as object)) {
						const name = resolve(key, credentials, workflow, node) as string;
						(target[part] ??= {})[name] = resolve(value, credentials, workflow, node);
					}
				}
			}
			return options as IHttpRequestOptions;
		},

		preAuthentication: async () => undefined,
		getCredentials: async () =>
			await Promise.reject(new Error('The sandbox stores no credentials')),
		updateCredentials: async () => {},
		updateCredentialsOauthTokenData: async (link, type, { oauthTokenData }) => {
			tokens.set(tokenKey(link.id ?? '', type), oauthTokenData);
		},
	};
}
