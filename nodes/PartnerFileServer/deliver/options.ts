import type { INodeProperties } from 'n8n-workflow';

const delivering = { '/resource': ['file'], '/operation': ['deliver'] };
const archiving = { show: delivering, hide: { '/archiveOn': ['none'] } };
const braked = { show: { ...delivering, '/brake': [true] } };

/** What Deliver adds to the options. */
export const options: INodeProperties[] = [
	{
		displayName: 'Archive Retention (Days)',
		name: 'retentionDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 36500 },
		default: 90,
		displayOptions: archiving,
		description:
			'For how many days to keep archived files of this delivery. The newest always stays; other files in the folder are never touched.',
	},
	{
		displayName: 'Keep Copies in the Archive',
		name: 'keepFiles',
		type: 'boolean',
		default: true,
		displayOptions: archiving,
		description:
			'Whether to keep each file as it went out beside the memory of it. Without copies, a held file tells how many people are gone but not who.',
	},
	{
		displayName: 'Let Through Until',
		name: 'letThroughUntil',
		type: 'dateTime',
		default: '',
		displayOptions: braked,
		description:
			'Lets one file pass the limits, up to this moment: for a change you expect, such as a reorganisation. Used up by the first file that needs it, and at most seven days away. Pick a date; an expression that moves with every run would lift the limits for ever.',
	},
	{
		displayName: 'PGP Armor',
		name: 'armor',
		type: 'boolean',
		default: true,
		displayOptions: { show: { ...delivering, '/encryption': ['pgp'] } },
		description:
			'Whether to write the encrypted file as text (.asc). If not, as bytes (.pgp), a quarter smaller.',
	},
	{
		displayName: 'People Shown',
		name: 'peopleShown',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1000 },
		default: 50,
		displayOptions: braked,
		description: 'How many of the people concerned a held item lists; the report has them all',
	},
	{
		displayName: 'Put Report in Field',
		name: 'reportField',
		type: 'string',
		default: 'report',
		displayOptions: braked,
		description:
			'The name of the binary field of a held item for the report of everybody concerned, to open in a spreadsheet',
	},
	{
		displayName: 'Verify',
		name: 'verify',
		type: 'options',
		options: [
			{
				name: 'Content',
				value: 'content',
				description: 'Reads the file back and compares every byte, by its SHA-256',
			},
			{
				name: 'Size',
				value: 'size',
				description: 'For accounts that may write but not read, and very large files',
			},
		],
		default: 'content',
		displayOptions: { show: delivering },
		description: 'How to make sure that the file arrived as it was sent, before it gets its name',
	},
	{
		displayName: 'When Already Delivered Today',
		name: 'whenDeliveredToday',
		type: 'options',
		options: [
			{ name: 'Deliver Again', value: 'deliver' },
			{ name: 'Skip', value: 'skip' },
		],
		default: 'skip',
		displayOptions: archiving,
		description:
			'What an unattended run does when one of the same day went before it, as when the clocks go back or two schedules meet. Choose Deliver Again where files go several times a day. A run by hand is not skipped for that.',
	},
	{
		displayName: 'When the File Exists',
		name: 'whenExists',
		type: 'options',
		options: [
			{ name: 'Add the Date', value: 'datedName', description: 'Delivers under a name of its own' },
			{ name: 'Refuse', value: 'refuse', description: 'Delivers nothing and says so' },
			{ name: 'Replace', value: 'replace', description: 'In one step where the server can' },
		],
		default: 'replace',
		displayOptions: { show: delivering },
		description: 'What to do when the folder has a file of that name already',
	},
	{
		displayName: 'When the File Is Identical',
		name: 'whenIdentical',
		type: 'options',
		options: [
			{ name: 'Deliver Again', value: 'deliver' },
			{ name: 'Skip', value: 'skip' },
		],
		default: 'skip',
		displayOptions: { show: delivering },
		description: 'What to do with a file whose content is, byte for byte, the last one delivered',
	},
];
