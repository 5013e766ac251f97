/** n8n's name of what the README calls by its label; a field within another is called 'Options > ...'. */
const parameters: Readonly<Record<string, string>> = {
	'API Key': 'apiKey',
	'Base URL': 'baseUrl',
	'Custom Field Names or IDs': 'customFields',
	'Host Key Fingerprint': 'hostKeyFingerprint',
	'Status Field': 'statusField',
	Host: 'host',
	Password: 'password',
	User: 'user',
};

/** @throws Error for a label that is none of the fields a newcomer needs */
export function parameterOf(label: string): string {
	const name = parameters[label.split(' > ').at(-1) ?? ''];
	if (name === undefined) throw new Error(`The README names a field '${label}'`);
	return name;
}
