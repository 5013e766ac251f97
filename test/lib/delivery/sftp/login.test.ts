import { newKeyPair } from '../../../../sandbox/servers';
import { Harness } from '../harness';

const CONTENT = Buffer.from('Prénom;Nom\r\n'.repeat(500));

const harness = new Harness('sftp');

test('A key the server does not know is refused, and what it takes is told', async () => {
	await harness.start();
	const partner = harness.partner({
		password: undefined,
		privateKey: newKeyPair().private,
	});
	const failure = await harness.failure(CONTENT, { partner });
	expect(failure.fault).toBe('keyRefused');
	expect(failure.message).toContain('It accepts no such login, only: password');
});

test('A password asked for in a dialogue is given', async () => {
	await harness.start({ passwordBy: ['keyboard-interactive'] });
	expect(await harness.deliver(CONTENT)).toMatchObject({ attempts: 1 });
	expect(harness.server.loginAttempts).toBe(1);
});

test.each([[['keyboard-interactive'] as const], [['password', 'keyboard-interactive'] as const]])(
	'A wrong one is given once to a server that takes %j',
	async (passwordBy) => {
		await harness.start({ passwordBy });
		const partner = harness.partner({ password: 'wrong' });
		expect(await harness.failure(CONTENT, { partner })).toMatchObject({
			fault: 'loginRefused',
		});
		expect(harness.server.loginAttempts).toBe(1);
	},
);

const hidden = (prompt: string, answer = 's3cret') => ({ prompt, answer });

test.each([
	'Password:',
	'partner@sftp.example password: ',
	'(partner@127.0.0.1) Password for partner@token: ',
	'Enter password',
	'Mot de passe : ',
	'Kennwort:',
	'',
	': ',
])('%j is answered with the password', async (prompt) => {
	await harness.start({
		passwordBy: ['keyboard-interactive'],
		dialogue: [[{ prompt, answer: 's3cret' }]],
		user: prompt.includes('token') ? 'token' : 'partner',
	});
	const partner = harness.partner(prompt.includes('token') ? { user: 'token' } : {});
	expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ attempts: 1 });
});

test('Several questions at once, and rounds without any, are answered', async () => {
	const dialogue = [
		[],
		[{ prompt: 'User: ', answer: 'partner', echo: true }, hidden('Password: ')],
	];
	await harness.start({ passwordBy: ['keyboard-interactive'], dialogue });
	expect(await harness.deliver(CONTENT)).toMatchObject({ attempts: 1 });
});

test.each([
	'Verification code: ',
	"One-time password (OATH) for `partner': ",
	'Enter PASSCODE:',
	'Duo two-factor login for partner',
	'New password: ',
	'Wie lautet der Code?',
	'Favourite colour?',
])('%j is not answered, and the question is told', async (prompt) => {
	await harness.start({ passwordBy: ['keyboard-interactive'], dialogue: [[hidden(prompt)]] });
	const failure = await harness.failure(CONTENT);
	expect(failure).toMatchObject({ fault: 'questionAtLogin', retryable: false });
	expect(failure.message).toContain(prompt.trim());
});

test('Of a password and a code wanted at once, neither is given', async () => {
	const dialogue = [[hidden('Password: '), hidden('Verification code: ', '123456')]];
	await harness.start({ passwordBy: ['keyboard-interactive'], dialogue });
	expect(await harness.failure(CONTENT)).toMatchObject({ fault: 'questionAtLogin' });
});

test('A password asked for again is not given again', async () => {
	const dialogue = [[hidden('Password: ')], [hidden('Password: ')]];
	await harness.start({ passwordBy: ['keyboard-interactive'], dialogue });
	expect(await harness.failure(CONTENT)).toMatchObject({ fault: 'loginRefused' });
});

test('A question that repeats the password is not quoted', async () => {
	const dialogue = [[hidden('Is s3cret your favourite colour?')]];
	await harness.start({ passwordBy: ['keyboard-interactive'], dialogue });
	const { message } = await harness.failure(CONTENT);
	expect(message).toContain('words left out');
	expect(message).not.toContain('s3cret');
});

test('A password that has expired is told, in time', async () => {
	await harness.start({ passwordExpired: true });
	expect(await harness.failure(CONTENT)).toMatchObject({ fault: 'passwordExpired' });
});

test('Without a password, the field to fill in is told', async () => {
	await harness.start();
	const partner = harness.partner({ password: '' });
	expect(await harness.failure(CONTENT, { partner })).toMatchObject({
		message: "The credential has no 'Password'",
	});
	expect(harness.server.loginAttempts).toBe(0);
});

describe('Both a key and a password', () => {
	const key = newKeyPair();
	const both = { authorizedKeys: [key.public] };

	test.each([
		[['publickey', 'password']],
		[['password', 'publickey']],
		[['publickey', 'keyboard-interactive']],
		[['keyboard-interactive', 'publickey']],
	] as const)('are given to a server that wants %j', async (steps) => {
		await harness.start({ ...both, steps });
		const partner = harness.partner({ privateKey: key.private });
		expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ attempts: 1 });
	});

	test('The password is not given where the key was refused', async () => {
		await harness.start({ ...both, passwordBy: ['password'] });
		const partner = harness.partner({ privateKey: newKeyPair().private });
		expect(await harness.failure(CONTENT, { partner })).toMatchObject({ fault: 'keyRefused' });
		expect(harness.server.loginAttempts).toBe(1);
	});

	test.each([
		['publickey', 'password', { privateKey: key.private, password: '' }, 'private key'],
		['password', 'publickey', {}, 'password'],
	] as const)('After %s, a missing %s is told', async (first, second, change, accepted) => {
		await harness.start({ ...both, steps: [first, second] });
		const failure = await harness.failure(CONTENT, { partner: harness.partner(change) });
		expect(failure).toMatchObject({ fault: 'furtherStep', retryable: false });
		expect(failure.message).toContain(
			`accepted the ${accepted} and wants a further step to log in: ${second}`,
		);
	});

	test('A wrong password after the right key is blamed on the password', async () => {
		await harness.start({ ...both, steps: ['publickey', 'password'] });
		const partner = harness.partner({ privateKey: key.private, password: 'wrong' });
		expect(await harness.failure(CONTENT, { partner })).toMatchObject({ fault: 'loginRefused' });
	});
});
