import type { WorkflowJson } from '../../sandbox/engine';

/**
 * The nightly job as somebody who knows n8n well builds it from n8n's own nodes: a thousand people a
 * page, the fields our node asks for, one Code node for all of them, no node that could be spared. It
 * checks nothing, compares nothing, and what it uploads stands under its final name half written.
 * @param usersUrl Lucca's v3 list of users
 * @param fields what to ask of each
 */
export const ownNodesJob = (usersUrl: string, fields: readonly string[]): WorkflowJson => ({
	name: "The same job, of n8n's own nodes",
	nodes: [
		{
			id: 'a1',
			name: 'Every night',
			type: 'n8n-nodes-base.scheduleTrigger',
			typeVersion: 1.2,
			position: [0, 0],
			parameters: { rule: { interval: [{}] } },
		},
		{
			id: 'a2',
			name: 'Get users',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [240, 0],
			parameters: {
				url: usersUrl,
				authentication: 'genericCredentialType',
				genericAuthType: 'httpHeaderAuth',
				sendQuery: true,
				queryParameters: {
					parameters: [
						{ name: 'fields', value: fields.join(',') },
						{ name: 'formerEmployees', value: 'true' },
						{ name: 'orderBy', value: 'id,asc' },
					],
				},
				options: {
					pagination: {
						pagination: {
							paginationMode: 'updateAParameterInEachRequest',
							parameters: {
								parameters: [
									{ type: 'qs', name: 'paging', value: '={{ $pageCount * 1000 }},1000' },
								],
							},
							paginationCompleteWhen: 'other',
							completeExpression: '={{ $response.body.data.items.length < 1000 }}',
						},
					},
				},
			},
		},
		{
			id: 'a3',
			name: 'Map columns',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			position: [480, 0],
			parameters: {
				jsCode: `const users = $input.all().flatMap((page) => page.json.data.items);
const byId = new Map(users.map((user) => [user.id, user]));
const oldest = $now.setZone('Europe/Paris').minus({ days: 90 }).toFormat('yyyy-MM-dd');
const date = (text) => (text ? text.slice(0, 10).split('-').reverse().join('/') : '');

return users
	.filter((user) => !user.dtContractEnd || user.dtContractEnd.slice(0, 10) >= oldest)
	.map((user) => {
		const manager = user.managerId === user.id ? undefined : byId.get(user.managerId);
		return {
			json: {
				'Login (email)': user.mail,
				'Employee Number': user.employeeNumber,
				'Last name': user.lastName,
				'First name': user.firstName,
				'Manager Number': manager?.employeeNumber ?? '',
				'Job title': user.jobTitle ?? '',
				'Date of joining the company': date(user.dtContractStart),
				'Date of leaving the company': date(user.dtContractEnd),
				Company: user.legalEntity?.name ?? '',
				'Manager Email': manager?.mail ?? '',
			},
		};
	});`,
			},
		},
		{
			id: 'a4',
			name: 'Convert to File',
			type: 'n8n-nodes-base.convertToFile',
			typeVersion: 1.1,
			position: [720, 0],
			parameters: {
				operation: 'csv',
				binaryPropertyName: 'data',
				options: { delimiter: ';', fileName: 'skillup.csv' },
			},
		},
		{
			id: 'a5',
			name: 'Upload',
			type: 'n8n-nodes-base.ftp',
			typeVersion: 1,
			position: [960, 0],
			parameters: {
				protocol: 'ftp',
				operation: 'upload',
				path: '/skillup.csv',
				binaryData: true,
				binaryPropertyName: 'data',
				options: {},
			},
		},
	],
	connections: {
		'Every night': { main: [[{ node: 'Get users', type: 'main', index: 0 }]] },
		'Get users': { main: [[{ node: 'Map columns', type: 'main', index: 0 }]] },
		'Map columns': { main: [[{ node: 'Convert to File', type: 'main', index: 0 }]] },
		'Convert to File': { main: [[{ node: 'Upload', type: 'main', index: 0 }]] },
	},
});
