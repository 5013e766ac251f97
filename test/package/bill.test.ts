import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { repositoryRoot } from '../../sandbox/places';

interface Component {
	group?: string;
	name: string;
	version: string;
	purl: string;
	licenses: Array<{ license?: { id: string }; expression?: string }>;
	hashes: Array<{ alg: string; content: string }>;
	evidence: { occurrences: Array<{ location: string }> };
}

interface Bill {
	bomFormat: string;
	specVersion: string;
	serialNumber: string;
	metadata: { timestamp?: string; component: { name: string; version: string; purl: string } };
	components: Component[];
	dependencies: Array<{ ref: string; dependsOn: string[] }>;
}

const text = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
const json = (file: string) => JSON.parse(text(file)) as unknown;

const bill = json('dist/sbom.cdx.json') as Bill;
const notices = text('dist/THIRD_PARTY_NOTICES.txt');
const manifest = json('package.json') as { name: string; version: string };
const lock = json('package-lock.json') as {
	packages: Record<string, { version: string; integrity: string }>;
};
const fullName = ({ group, name }: Component) => (group ? `${group}/${name}` : name);

/** Which libraries each built file is made of, as its source map tells, and those beside the bundles. */
function librariesInDist(): Map<string, string[]> {
	const libraries = new Map<string, string[]>();
	const add = (library: string, file: string) =>
		libraries.set(library, [...new Set([...(libraries.get(library) ?? []), file])].sort());
	const files = readdirSync(join(repositoryRoot, 'dist'), { recursive: true, encoding: 'utf8' });
	for (const file of files) {
		const place = `dist/${file.split(sep).join('/')}`;
		const apart = /^dist\/vendor\/((?:@[^/]+\/)?[^/]+)\/.+\.c?js$/.exec(place);
		if (apart) add(apart[1] ?? '', place);
		if (!file.endsWith('.map')) continue;
		const { sources } = JSON.parse(text(place)) as { sources: string[] };
		for (const source of sources) {
			const library = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
			if (library) add(library, place.replace(/\.map$/, ''));
		}
	}
	return libraries;
}

describe('the bill of materials', () => {
	it('names every library that is inside, and where, and no other', () => {
		const said = bill.components.map(
			(component) =>
				[
					fullName(component),
					component.evidence.occurrences.map(({ location }) => location),
				] as const,
		);
		expect(new Map(said)).toEqual(librariesInDist());
		expect(said.length).toBeGreaterThan(5);
	});

	it('gives each the version and the hash of the lock file, a licence and an address', () => {
		for (const component of bill.components) {
			const name = fullName(component);
			const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
			const digest = Buffer.from(integrity?.replace('sha512-', '') ?? '', 'base64').toString('hex');
			const { purl, hashes, licenses } = component;
			expect({ version: component.version, purl, hashes }).toEqual({
				version,
				purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
				hashes: [{ alg: 'SHA-512', content: digest }],
			});
			expect(licenses.map(({ license, expression }) => license?.id ?? expression)).toEqual([
				expect.stringMatching(/^[A-Z][\w.+-]+$/),
			]);
		}
	});

	it('is of this version, and the same whenever it is made', () => {
		const { component, timestamp } = bill.metadata;
		expect(component).toMatchObject({ name: manifest.name, version: manifest.version });
		expect(timestamp).toBeUndefined();
		expect(bill.serialNumber).toMatch(
			/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
		);
		expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.6']);
	});

	it('says who needs whom among them', () => {
		const refs = [bill.metadata.component, ...bill.components].map(({ purl }) => purl);
		expect(bill.dependencies.map(({ ref }) => ref)).toEqual(refs);
		expect(
			bill.dependencies.flatMap(({ dependsOn }) => dependsOn).every((ref) => refs.includes(ref)),
		).toBe(true);
		const ssh2 = bill.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/ssh2@'));
		expect(ssh2?.dependsOn.map((ref) => ref.replace(/@[^@]*$/, ''))).toEqual([
			'pkg:npm/asn1',
			'pkg:npm/bcrypt-pbkdf',
		]);
	});
});

describe('the notices', () => {
	it('hold the terms of everything the bill names, and of nothing else', () => {
		const heads = notices
			.split(`${'-'.repeat(80)}\n`)
			.map((notice) => /^(\S+) (\S+) \((.+)\)\n\n([^]+)/.exec(notice.trimStart()));
		expect(heads.map((head) => [head?.[1], head?.[2], head?.[3]])).toEqual(
			bill.components.map((component) => {
				const [{ license, expression } = {}] = component.licenses;
				return [fullName(component), component.version, license?.id ?? expression];
			}),
		);
		for (const head of heads) expect(head?.[4]?.length).toBeGreaterThan(500);
	});

	it('say how OpenPGP.js is replaced by another', () => {
		expect(notices).toContain('In this folder as vendor/openpgp/openpgp.min.cjs.');
		expect(notices.replace(/\s+/g, ' ')).toContain(
			'put its CommonJS build for Node (dist/node/openpgp.min.cjs of its npm package) in the place of that file',
		);
	});
});
