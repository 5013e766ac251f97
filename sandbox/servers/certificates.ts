import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate with its private key, both PEM. */
export interface Certificate {
	certificate: string;
	key: string;
}

/** What a server may show: the right thing, or one of the things a client must refuse. */
export type CertificateKind = 'good' | 'wrongHost' | 'expired' | 'selfSigned';

/** An authority (PEM) that no machine trusts by itself, and what it signed; selfSigned it did not. */
export interface TestCertificates extends Record<CertificateKind, Certificate> {
	authority: string;
}

/** Loopback is more than one address: tests put a bad line in front of a server on the second. */
const RIGHT_NAMES = 'DNS:localhost,IP:127.0.0.1,IP:127.0.0.2';
const WRONG_NAMES = 'DNS:elsewhere.example';
const SETTINGS = `
[req]
distinguished_name = name
[name]
[ca]
default_ca = authority
[authority]
database = index.txt
rand_serial = yes
new_certs_dir = .
default_md = sha256
policy = anything
copy_extensions = copy
unique_subject = no
[anything]
commonName = supplied
[isAuthority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
`;

/**
 * Makes an authority and the certificates of test servers on 127.0.0.1 (openssl's command line must
 * be installed). Keys are EC on P-256: a fraction of the time RSA takes.
 */
export async function makeCertificates(): Promise<TestCertificates> {
	const folder = await mkdtemp(join(tmpdir(), 'lucca-sync-certificates-'));
	const openssl = async (...words: string[]) =>
		await promisify(execFile)('openssl', words, { cwd: folder });
	const text = async (file: string) => await readFile(join(folder, file), 'utf8');
	const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const asked = (name: string, subject: string) =>
		[
			'-config',
			'settings',
			...newKey,
			'-keyout',
			`${name}.key`,
			'-subj',
			`/CN=${subject}`,
		] as const;

	const signed = async (name: string, alternatives: string, until: string) => {
		const names = `subjectAltName=${alternatives}`;
		await openssl('req', ...asked(name, 'test server'), '-addext', names, '-out', `${name}.csr`);
		const who = ['-config', 'settings', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-notext'];
		const when = ['-startdate', '20200101000000Z', '-enddate', until];
		await openssl('ca', '-batch', ...who, ...when, '-in', `${name}.csr`, '-out', `${name}.pem`);
		return { certificate: await text(`${name}.pem`), key: await text(`${name}.key`) };
	};
	const selfSigned = async (name: string, subject: string, ...more: string[]) => {
		const days = ['-x509', '-days', '30'];
		await openssl('req', ...asked(name, subject), ...days, ...more, '-out', `${name}.pem`);
		return { certificate: await text(`${name}.pem`), key: await text(`${name}.key`) };
	};
	try {
		await writeFile(join(folder, 'settings'), SETTINGS);
		await writeFile(join(folder, 'index.txt'), '');
		const authority = await selfSigned('ca', 'test authority', '-extensions', 'isAuthority');
		return {
			authority: authority.certificate,
			good: await signed('good', RIGHT_NAMES, '20490101000000Z'),
			wrongHost: await signed('wrongHost', WRONG_NAMES, '20490101000000Z'),
			expired: await signed('expired', RIGHT_NAMES, '20210101000000Z'),
			selfSigned: await selfSigned(
				'selfSigned',
				'test server',
				'-addext',
				`subjectAltName=${RIGHT_NAMES}`,
			),
		};
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
