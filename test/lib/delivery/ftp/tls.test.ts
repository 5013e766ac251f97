import { DeliveryError, type ServerAccess } from '../../../../lib/delivery';
import type { TestCertificates } from '../../../../sandbox/servers/certificates';
import type { FtpTls } from '../../../../sandbox/servers/ftp-encryption';
import { Harness, inPieces } from '../harness';
import { contentOf, noise } from './reading';

const CONTENT = noise(300_000);

/** What a login, or an upload after it, is refused with. Nothing may be let out on the way. */
async function refusal(
	harness: Harness,
	change: Partial<ServerAccess> = {},
): Promise<DeliveryError> {
	const partner = harness.partner(change);
	try {
		const folder = await (await partner.connection()).open('incoming');
		await folder.upload('a.csv', inPieces(CONTENT));
	} catch (error) {
		if (!(error instanceof DeliveryError)) throw error;
		expect(`${error.message} ${error.remedy}`).not.toContain('s3cret');
		expect(`${error.message} ${error.remedy}`).not.toMatch(/\berror\b/i);
		partner.drop();
		return error;
	}
	throw new Error('It was not refused');
}

const told = ({ fault, message, remedy, retryable }: DeliveryError, harness: Harness) => ({
	fault,
	message: message.replaceAll(`127.0.0.1:${harness.server.port}`, 'SERVER'),
	remedy,
	retryable,
});

const ASK_FOR_AUTHORITY =
	"Ask the partner for the certificate of the authority that signed it, and paste it into 'Certificate Authority' in the credential. With a public authority, ask them to have the server show the intermediate certificates";
const ASK_FOR_CERTIFICATE =
	"Have the partner send you this certificate, not the server, and paste it into 'Certificate Authority' in the credential";
const ASK_TO_RENEW =
	"Ask the partner to renew it, and paste the new one if 'Certificate Authority' in the credential holds it. Check the clock of this n8n too";
const CHECK_NAME =
	"Check 'Host' in the credential. If the partner confirms that this is their certificate, enter the name it is made out to in 'Certificate Name'";

describe.each(['ftps', 'ftpsImplicit'] as const)('TLS over %s', (protocol) => {
	const harness = new Harness(protocol);
	const mode = protocol === 'ftps' ? 'explicit' : 'implicit';
	const certificates = (): TestCertificates => {
		if (!harness.certificates) throw new Error('There are no certificates');
		return harness.certificates;
	};
	const start = async (tls: Partial<FtpTls>) =>
		await harness.start({ tls: { mode, ...certificates().good, ...tls } });
	const loggedIn = () => harness.server.commands.includes('PASS ***');

	test.each([
		[
			'expired',
			{
				fault: 'certificateExpired',
				message: 'The certificate of SERVER has expired',
				remedy: ASK_TO_RENEW,
			},
		],
		[
			'selfSigned',
			{
				fault: 'certificateSelfSigned',
				message: 'The certificate of SERVER is signed by the server itself, which proves nothing',
				remedy: ASK_FOR_CERTIFICATE,
			},
		],
		[
			'wrongHost',
			{
				fault: 'certificateNameDiffers',
				message: 'The certificate of SERVER is made out to elsewhere.example, not to 127.0.0.1',
				remedy: CHECK_NAME,
			},
		],
	] as const)('A certificate that is %s ends it before the login', async (kind, expected) => {
		await start(certificates()[kind]);
		expect(told(await refusal(harness), harness)).toEqual({ ...expected, retryable: false });
		expect(loggedIn()).toBe(false);
	});

	test.each([{ certificateAuthority: undefined }, { certificateAuthority: 'another' }])(
		'A certificate of an unknown authority ends it before the login: %j',
		async (access) => {
			await start({});
			const another = certificates().selfSigned.certificate;
			const certificateAuthority = access.certificateAuthority && another;
			expect(told(await refusal(harness, { certificateAuthority }), harness)).toEqual({
				fault: 'certificateUntrusted',
				message: 'Who signed the certificate of SERVER is not known to this n8n',
				remedy: ASK_FOR_AUTHORITY,
				retryable: false,
			});
			expect(loggedIn()).toBe(false);
		},
	);

	test('No variable of the environment makes it trust everybody', async () => {
		await start(certificates().selfSigned);
		process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
		try {
			expect(await refusal(harness)).toMatchObject({ fault: 'certificateSelfSigned' });
		} finally {
			delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
		}
	});

	test('The name of the credential replaces that of the host', async () => {
		await start(certificates().wrongHost);
		const partner = harness.partner({ certificateName: 'elsewhere.example' });
		expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ bytes: CONTENT.length });
		await harness.server.close();
		await start({});
		expect(told(await refusal(harness, { certificateName: 'elsewhere.example' }), harness)).toEqual(
			{
				fault: 'certificateNameDiffers',
				message:
					'The certificate of SERVER is made out to localhost, 127.0.0.1, 127.0.0.2, not to elsewhere.example',
				remedy: CHECK_NAME,
				retryable: false,
			},
		);
	});

	test('A certificate signed by the server itself can be trusted by name', async () => {
		await start(certificates().selfSigned);
		const { certificate } = certificates().selfSigned;
		const partner = harness.partner({ certificateAuthority: certificate });
		expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ bytes: CONTENT.length });
	});

	test('A server that speaks no safe version of TLS is told', async () => {
		await start({ maxVersion: 'TLSv1.1' });
		expect(told(await refusal(harness), harness)).toEqual({
			fault: 'tlsTooOld',
			message: 'SERVER and this n8n agree on no version of TLS',
			remedy:
				"Ask the partner to offer TLS 1.2 or 1.3: older ones are not safe. 'Protocol' may also be SFTP if they offer it",
			retryable: false,
		});
	});

	test('TLS 1.2 serves as well, with one session for everything', async () => {
		await start({ maxVersion: 'TLSv1.2' });
		const folder = await (await harness.partner().connection()).open('incoming');
		await folder.upload('a.csv', inPieces(CONTENT));
		expect((await contentOf(folder, 'a.csv')).equals(CONTENT)).toBe(true);
	});

	test.each(['524 Not here', '536 Not this level'])(
		'A server that refuses PROT P with "%s" gets no file',
		async (answer) => {
			await start({ answers: { PROT: answer } });
			expect(told(await refusal(harness), harness)).toEqual({
				fault: 'dataNotProtected',
				message: `SERVER does not encrypt its data connections, so no file went over them. The server said: ${answer}`,
				remedy:
					"Ask the partner to allow encrypted data connections (PROT P), or set 'Protocol' in the credential to SFTP if they offer it",
				retryable: false,
			});
			expect(harness.server.commands.filter((command) => /^(EPSV|STOR)/.test(command))).toEqual([]);
		},
	);

	test('A server without PBSZ is no worse for it', async () => {
		await start({ answers: { PBSZ: '502 Not here' } });
		expect(await harness.deliver(CONTENT)).toMatchObject({ bytes: CONTENT.length });
	});

	// Of the longer one the server has not sent all when we leave: its 426 must not hide why.
	test.each([
		['at once', 1],
		['for long', 400_000],
	])('A server that sends data in clear after all, %s, is not listened to', async (_, times) => {
		await start({ dataInClear: true });
		harness.put('a.csv', 'in clear, '.repeat(times));
		const folder = await (await harness.partner().connection()).open('incoming');
		await expect(contentOf(folder, 'a.csv')).rejects.toMatchObject({ fault: 'dataNotProtected' });
		await harness.server.close();
		await start({ dataInClear: true });
		await refusal(harness);
		expect(harness.files()['a.csv'] ?? '').not.toContain(CONTENT.subarray(0, 50).toString());
	});

	test.each(['wrongHost', 'selfSigned'] as const)(
		'A data connection that shows another certificate (%s) is refused',
		async (kind) => {
			const { authority, selfSigned, ...others } = certificates();
			await start({ dataCertificate: { ...others, selfSigned }[kind] });
			// Trusted, but not the one the login was made with.
			const certificateAuthority = `${authority}\n${selfSigned.certificate}`;
			expect(told(await refusal(harness, { certificateAuthority }), harness)).toEqual({
				fault: 'dataCertificateDiffers',
				message: 'A data connection to SERVER showed another certificate than the login did',
				remedy:
					'Ask the partner whether several machines share this name: they must show the same certificate. This may also be someone in between',
				retryable: false,
			});
			expect(harness.files()['a.csv'] ?? '').toBe('');
		},
	);

	test.each([
		['on one line', (pem: string) => pem.replace(/\n/g, ' ')],
		['with line breaks spelled out', (pem: string) => pem.replace(/\n/g, '\\n')],
		['with words around it', (pem: string) => `subject=test\r\n${pem}\r\nthe end`],
	])('An authority pasted %s is read', async (_, change) => {
		await harness.start();
		const certificateAuthority = change(certificates().authority);
		const partner = harness.partner({ certificateAuthority });
		expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ bytes: CONTENT.length });
	});

	test.each([
		['it holds no BEGIN CERTIFICATE line', () => 'MIIB'],
		[
			'a certificate in it is damaged or incomplete',
			() => certificates().authority.replace(/MII.{9}/, ''),
		],
		[
			'it holds a private key, which only the server may have',
			() => certificates().good.certificate + certificates().good.key,
		],
	])('An authority cannot be used: %s', async (reason, pasted) => {
		await harness.start();
		expect(told(await refusal(harness, { certificateAuthority: pasted() }), harness)).toEqual({
			fault: 'certificateUnusable',
			message: `'Certificate Authority' in the credential cannot be used: ${reason}`,
			remedy:
				"Paste the certificate of the partner's authority, from its BEGIN CERTIFICATE line to its END CERTIFICATE line, or leave 'Certificate Authority' blank for a public one",
			retryable: false,
		});
		expect(harness.server.commands).toEqual([]);
	});
});

describe('Encryption begins', () => {
	const plain = new Harness('ftp');
	const explicit = new Harness('ftps');
	const implicit = new Harness('ftpsImplicit');
	const startAll = async () => {
		for (const harness of [plain, explicit, implicit]) await harness.start();
	};

	test('on the right port or not at all', async () => {
		await startAll();
		const { certificates } = explicit;
		const certificateAuthority = certificates?.authority;
		expect(
			told(await refusal(plain, { protocol: 'ftpsImplicit', certificateAuthority }), plain),
		).toEqual({
			fault: 'startsInClear',
			message: 'SERVER does not begin with encryption, as FTPS (Implicit TLS) does',
			remedy:
				"Set 'Protocol' in the credential to FTPS (Explicit TLS), or correct 'Port': implicit is usually 990, explicit 21",
			retryable: false,
		});
		expect(told(await refusal(explicit, { protocol: 'ftpsImplicit' }), explicit).fault).toBe(
			'startsInClear',
		);
		for (const protocol of ['ftp', 'ftps'] as const) {
			expect(told(await refusal(implicit, { protocol }), implicit)).toEqual({
				fault: 'noWelcome',
				message: 'SERVER took the connection and then said nothing for 1.2 s',
				remedy:
					"If the server expects encryption from the first byte, usually on port 990, set 'Protocol' in the credential to FTPS (Implicit TLS). Otherwise check 'Host' and 'Port', and try again later",
				retryable: true,
			});
		}
	});

	test('only where the server agrees, and nothing is said in clear otherwise', async () => {
		await startAll();
		expect(told(await refusal(plain, { protocol: 'ftps' }), plain)).toEqual({
			fault: 'tlsNotOffered',
			message:
				'SERVER did not agree to encryption, so neither user nor password was sent. The server said: 504 Not here',
			remedy:
				"Ask the partner how the server is reached in encryption, and set 'Protocol' in the credential to it: FTPS (Implicit TLS), usually with port 990, or SFTP",
			retryable: false,
		});
		expect(plain.server.commands).toEqual(['AUTH TLS']);
	});

	test('where the server demands it', async () => {
		await startAll();
		expect(told(await refusal(explicit, { protocol: 'ftp' }), explicit)).toEqual({
			fault: 'encryptionRequired',
			message:
				'SERVER does not allow plain FTP. The server said: 530 Non-anonymous sessions must use encryption',
			remedy:
				"Set 'Protocol' in the credential to FTPS (Explicit TLS), or to SFTP if the partner offers it",
			retryable: false,
		});
		expect(explicit.server.commands).not.toContain('PASS ***');
	});

	test('within the time there is', async () => {
		await startAll();
		const { certificates } = explicit;
		if (!certificates) throw new Error('There are no certificates');
		await explicit.server.close();
		const tls = { mode: 'explicit', ...certificates.good, silentAfterAuth: true } as const;
		await explicit.start({ tls });
		const started = performance.now();
		expect(told(await refusal(explicit), explicit)).toMatchObject({
			fault: 'noAnswer',
			message: 'SERVER gave no usable answer within 5 s while setting up the encryption',
			retryable: true,
		});
		expect(performance.now() - started).toBeLessThan(5_500);
	});

	test.each(['500 What?', '530 Please login with USER and PASS', '334 Something else'])(
		'not where it is answered "%s"',
		async (answer) => {
			await startAll();
			const { certificates } = explicit;
			if (!certificates) throw new Error('There are no certificates');
			await explicit.server.close();
			await explicit.start({
				tls: { mode: 'explicit', ...certificates.good, answers: { AUTH: answer } },
			});
			expect(await refusal(explicit)).toMatchObject({ fault: 'tlsNotOffered' });
			expect(explicit.server.commands).toEqual(['AUTH TLS']);
		},
	);
});
