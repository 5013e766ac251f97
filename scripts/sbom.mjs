// The software bill of materials: what is really inside the package, in CycloneDX 1.6. It is made from
// what esbuild bundled and from the lock file, and the same input gives the same bytes.
// Format: https://cyclonedx.org/docs/1.6/json/
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * @param libraries what is bundled or apart: name, version, licence, description, folder and the files
 * of the package each is in
 * @returns the bill as JSON text
 * @throws Error when the lock file does not vouch for a library
 */
export function billOfMaterials(libraries) {
	const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
	const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
	const root = packageUrl(manifest.name, manifest.version);
	const bill = {
		metadata: {
			lifecycles: [{ phase: 'build' }],
			component: {
				'bom-ref': root,
				type: 'library',
				name: manifest.name,
				version: manifest.version,
				description: manifest.description,
				licenses: [licence(manifest.license)],
				purl: root,
				externalReferences: [
					{ type: 'vcs', url: manifest.repository.url.replace(/^git\+/, '') },
					{ type: 'issue-tracker', url: manifest.bugs.url },
				],
			},
		},
		components: libraries.map((library) => component(library, locked[library.folder])),
		dependencies: [
			{ ref: root, dependsOn: libraries.map(refOf) },
			...libraries.map((library) => ({
				ref: refOf(library),
				dependsOn: libraries
					.filter(({ name }) => name in (locked[library.folder]?.dependencies ?? {}))
					.map(refOf),
			})),
		],
	};
	const text = JSON.stringify(
		{
			$schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
			bomFormat: 'CycloneDX',
			specVersion: '1.6',
			serialNumber: `urn:uuid:${uuidOf(JSON.stringify(bill))}`,
			version: 1,
			...bill,
		},
		null,
		2,
	);
	return `${text}\n`;
}

function component({ name, version, licence: declared, description, folder, places }, lock) {
	if (lock?.version !== version || !lock.integrity) {
		throw new Error(`package-lock.json does not vouch for ${name} ${version} in ${folder}`);
	}
	const [scope, own] = name.startsWith('@') ? name.split('/') : [undefined, name];
	const ref = packageUrl(name, version);
	return {
		'bom-ref': ref,
		type: 'library',
		...(scope && { group: scope }),
		name: own,
		version,
		...(description && { description }),
		scope: 'required',
		// Of the archive it was published as.
		hashes: [hashOf(lock.integrity)],
		licenses: [licence(declared)],
		purl: ref,
		evidence: { occurrences: places.map((location) => ({ location })) },
	};
}

const refOf = ({ name, version }) => packageUrl(name, version);

/** https://github.com/package-url/purl-spec: the scope's @ is written as %40. */
const packageUrl = (name, version) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

const licence = (declared) =>
	/[ (]/.test(declared) ? { expression: declared } : { license: { id: declared } };

function hashOf(integrity) {
	const [, digest] = /^sha512-(.+)$/.exec(integrity) ?? [];
	if (!digest) throw new Error(`'${integrity}' is no SHA-512`);
	return { alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') };
}

/** A UUID of version 8 (RFC 9562, section 5.8), of the content. */
function uuidOf(text) {
	const hex = createHash('sha256').update(text).digest('hex');
	const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`${variant}${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}
