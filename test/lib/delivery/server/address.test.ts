import { readAddress } from '../../../../lib/delivery';

test.each([
	['', { host: '' }],
	[' sftp.partner.example ', { host: 'sftp.partner.example' }],
	['dépôt_1.example', { host: 'dépôt_1.example' }],
	['SFTP://h/in?x#y', { host: 'h' }],
	['h:2222', { host: 'h', port: 2222 }],
	['sftp://bob:hunter2@h:2222/in', { host: 'h', port: 2222 }],
	['bob:p@ss@h', { host: 'h' }],
	['bob@192.0.2.1', { host: '192.0.2.1' }],
	['2001:db8::1', { host: '2001:db8::1' }],
	['ftp://bob:hunter2@[2001:db8::1]:21/', { host: '2001:db8::1', port: 21 }],
])('In %j it reads %j', (pasted, address) => {
	expect(readAddress(pasted)).toEqual(address);
});

test.each([
	'bob:hunter2',
	'ftp://bob:12/ter2@h/in',
	'ftp://bob:#unter2@h',
	'h hunter2',
	'ftp:bob:hunter2',
	'[hunter2]',
])('%j is refused without repeating it', (pasted) => {
	expect(() => readAddress(pasted)).toThrow(
		/^'Host' in the credential is not the name of a server$/,
	);
});
