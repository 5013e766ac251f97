// Which way imports may point. Read a line as: files below `target` may import nothing below `from`,
// but for `except` (relative to `from`).

const zones = [
	{
		target: './lib',
		from: '.',
		except: ['./lib', './node_modules'],
		message: 'lib stands alone: it imports nothing of n8n, the nodes, the sandbox or the tests',
	},
	{
		target: ['./nodes', './credentials'],
		from: '.',
		except: ['./nodes', './credentials', './lib', './node_modules'],
		message: 'what ships imports nothing of the sandbox or the tests',
	},
	{
		target: './lib/employee',
		from: './lib',
		except: ['./employee', './explained-error.ts'],
		message: 'employee is the ground floor',
	},
	{
		target: './lib/formats',
		from: './lib',
		except: ['./formats', './employee', './tabular'],
		message: 'formats know only types of employee and tabular',
	},
	{
		target: './lib/tabular',
		from: './lib',
		except: ['./tabular', './formats', './employee', './explained-error.ts', './nearest.ts'],
		message: 'tabular stands on employee',
	},
	{
		target: './lib/lucca-import',
		from: './lib',
		except: [
			'./lucca-import',
			'./tabular',
			'./formats',
			'./employee',
			'./explained-error.ts',
			'./nearest.ts',
		],
		message: "Lucca's import file is a file like others: it knows no server and no API",
	},
	{
		target: './lib/lucca',
		from: './lib',
		except: ['./lucca', './employee', './explained-error.ts', './nearest.ts', './words.ts'],
		message: 'lucca stands on employee',
	},
	{
		target: './lib/lucca/client',
		from: './lib/lucca',
		except: ['./client'],
		message: 'the one request function knows no list and no person',
	},
	{
		target: './lib/lucca/lists',
		from: './lib/lucca',
		except: ['./lists', './client', './cells.ts'],
		message: 'lists know no person',
	},
	{
		target: './lib/lucca/people',
		from: './lib/lucca',
		except: ['./people', './lists', './client', './cells.ts'],
		message: 'reading people knows nothing of what is done with them',
	},
	{
		target: './lib/delivery',
		from: './lib',
		except: ['./delivery', './explained-error.ts'],
		message: 'delivery moves bytes and knows no people',
	},
	{
		target: './lib/delivery/wire',
		from: './lib/delivery',
		except: ['./wire', './delivery-error.ts', './messages', './server-access.ts'],
		message: 'what both protocols share knows neither of them',
	},
	{
		target: './lib/delivery/ftp',
		from: './lib/delivery',
		except: [
			'./ftp',
			'./wire',
			'./delivery-error.ts',
			'./messages',
			'./remote-folder.ts',
			'./server-access.ts',
		],
		message: 'a protocol knows neither the other one nor what is done with it',
	},
	{
		target: './lib/delivery/sftp',
		from: './lib/delivery',
		except: [
			'./sftp',
			'./wire',
			'./delivery-error.ts',
			'./messages',
			'./remote-folder.ts',
			'./server-access.ts',
		],
		message: 'a protocol knows neither the other one nor what is done with it',
	},
	{
		target: './lib/delivery/tasks',
		from: './lib/delivery',
		except: [
			'./tasks',
			'./server',
			'./wire',
			'./delivery-error.ts',
			'./file-name.ts',
			'./messages',
			'./remote-folder.ts',
		],
		message: 'what is done with a server is the same in every protocol',
	},
	{
		target: './lib/delivery/archive',
		from: './lib/delivery',
		except: [
			'./archive',
			'./tasks',
			'./server',
			'./delivery-error.ts',
			'./file-name.ts',
			'./messages',
		],
		message: 'an archive is made of deliveries',
	},
	{
		target: './lib/sync',
		from: './lib',
		except: [
			'./sync',
			'./formats',
			'./tabular',
			'./employee',
			'./explained-error.ts',
			'./nearest.ts',
			'./words.ts',
		],
		message: 'sync knows people and files, and no server',
	},
	{
		target: './lib/pgp',
		from: './lib',
		except: ['./pgp', './explained-error.ts'],
		message: 'pgp knows bytes and keys',
	},
	{
		target: './lib/guarded-delivery',
		from: './lib',
		except: [
			'./guarded-delivery',
			'./delivery',
			'./sync',
			'./pgp',
			'./employee',
			'./formats',
			'./explained-error.ts',
		],
		message:
			'guarded delivery puts the brake, the encryption, the delivery and the memory together',
	},
];

const n8n = {
	group: ['n8n-workflow', 'n8n-core'],
	message: 'lib imports nothing from n8n',
};
const network = {
	group: ['net', 'tls', 'http', 'https', 'http2', 'dns', 'dgram', 'basic-ftp', 'ssh2'].flatMap(
		(name) => [name, `node:${name}`, `${name}/*`],
	),
	message: 'only lib/delivery opens connections of its own',
};
const values = {
	group: ['../employee/*', '../tabular/*', '../explained-error'],
	allowTypeImports: true,
	message: 'a format is data: import types only',
};
const restrict = (...patterns) => ({
	'@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

export default [
	{
		files: ['lib/**/*.ts', 'nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: { 'import-x/no-restricted-paths': ['error', { zones }], ...restrict(network) },
	},
	{ files: ['lib/**/*.ts'], rules: restrict(n8n, network) },
	{ files: ['lib/formats/**/*.ts'], rules: restrict(n8n, network, values) },
	{ files: ['lib/delivery/**/*.ts'], rules: restrict(n8n) },
];
