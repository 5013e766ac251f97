import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { partnerFormats } from '../../lib/formats';
import { LuccaImportFile } from '../../nodes/LuccaImportFile/LuccaImportFile.node';
import { LuccaSyncPlan } from '../../nodes/LuccaSyncPlan/LuccaSyncPlan.node';
import { LuccaUsers } from '../../nodes/LuccaUsers/LuccaUsers.node';
import { LuccaUsersTrigger } from '../../nodes/LuccaUsersTrigger/LuccaUsersTrigger.node';
import { PartnerFileServer } from '../../nodes/PartnerFileServer/PartnerFileServer.node';
import { TrainingPartnerFile } from '../../nodes/TrainingPartnerFile/TrainingPartnerFile.node';
import manifest from '../../package.json';
import { oldestClaimed } from '../compatibility/matrix';
import { cellsOf, tableIn } from './markdown';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const tableOf = (firstHeader: string) => tableIn(readme, firstHeader);

function named(property: INodeProperties | undefined): INodePropertyOptions[] {
	return (property?.options ?? []) as INodePropertyOptions[];
}

/** A row for each resource of a node: its name once, the resource, the operations; of a trigger, its events. */
function rowsOf({ description }: INodeType): string[][] {
	const { displayName, properties } = description;
	const operationsOf = (resource?: INodePropertyOptions) =>
		properties.find(({ name, displayOptions }) => {
			const { show } = displayOptions ?? {};
			return (
				name === 'operation' && (!resource || show?.resource?.includes(resource.value as string))
			);
		});
	const resources = named(properties.find(({ name }) => name === 'resource'));
	return (resources.length > 0 ? resources : [undefined]).map((resource, index) => [
		index === 0 ? displayName : '',
		resource?.name ?? '',
		named(operationsOf(resource) ?? properties.find(({ name }) => name === 'event'))
			.map(({ name }) => name)
			.join(', '),
	]);
}

it('lists every node with the operations it has, or the events', () => {
	const nodes = [
		new LuccaUsers(),
		new LuccaUsersTrigger(),
		new TrainingPartnerFile(),
		new LuccaImportFile(),
		new LuccaSyncPlan(),
		new PartnerFileServer(),
	];
	expect(nodes).toHaveLength(manifest.n8n.nodes.length);
	expect(tableOf('Node')).toEqual(nodes.flatMap(rowsOf));
});

it('lists every shipped workflow', () => {
	const shipped = readdirSync(join(root, 'workflows')).map((file) => `workflows/${file}`);
	const listed = tableOf('Workflow').map(([link]) => /\((.*)\)/.exec(link ?? '')?.[1]);
	expect(listed.sort()).toEqual(shipped.sort());
});

it('counts the columns of each partner as the tables do', () => {
	const page = readFileSync(join(root, 'docs/nodes/training-partner-file.md'), 'utf8');
	const header = page.split('\n').find((line) => line.includes('| 360Learning')) ?? '';
	const columns = tableIn(page, '').find(([name]) => name === 'Columns') ?? [];
	const said = (name: string) =>
		columns[cellsOf(header).indexOf(name)]?.match(/\d+|eight/g)?.slice();
	const count = (id: string, level: string) =>
		partnerFormats
			.find((format) => format.name === id)
			?.columns.filter((column) => column.level === level).length;
	expect(count('360Learning', 'required')).toBe(8);
	expect(said('360Learning')).toEqual(['eight']);
	expect(said('Skillup')?.map(Number)).toEqual([
		count('Skillup', 'required'),
		count('Skillup', 'optional'),
	]);
	expect(said('Place de la Formation')?.map(Number)).toEqual([
		count('Place de la Formation', 'required'),
		count('Place de la Formation', 'recommended'),
		partnerFormats.find(({ id }) => id === 'placeDeLaFormation')?.maxOptionalColumns,
	]);
});

it('claims the oldest n8n that is tested', () => {
	expect(/n8n (\d+\.\d+) and newer/.exec(readme)?.[1]).toBe(oldestClaimed);
});
