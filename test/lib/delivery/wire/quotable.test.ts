import { quotable } from '../../../../lib/delivery/wire/quotable';
import { sftpFailure } from '../../../../lib/delivery/sftp/failures';

const SECRETS = { password: 's3 Cret', passphrase: 'sésame' };
const LEFT_OUT = '(words left out, because they repeat the password)';

test.each([
	["500 'PASS s3 Cret': command not understood", LEFT_OUT],
	['500 unknown: pass  S3  CRET', LEFT_OUT],
	['550 SÉSAME: No such file', LEFT_OUT],
	["500 'PASS s3 C...': command not understood", LEFT_OUT],
	['530 Login incorrect.', '530 Login incorrect.'],
	['530 Please login with USER and PASS.', '530 Please login with USER and PASS.'],
])('"%s" is quoted as "%s"', (reply, quoted) => {
	expect(quotable(reply, SECRETS)).toBe(quoted);
});

test('Without a secret everything is quoted', () => {
	expect(quotable('550 No', { password: '' })).toBe('550 No');
});

test('What an SFTP server repeats is left out too', () => {
	const refusal = Object.assign(new Error('No way, s3 Cret'), { code: 4 });
	expect(
		sftpFailure(refusal, 'upload', { server: 'h:22', fileName: 'a.csv' }, SECRETS).message,
	).toBe(`h:22 did not take 'a.csv'. The server said: ${LEFT_OUT}`);
});
