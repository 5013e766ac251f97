/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	setupFilesAfterEnv: ['<rootDir>/test/support/fresh-budget.ts'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/sandbox/hosts',
		'<rootDir>/tools',
		'<rootDir>/.sandbox',
	],
	testTimeout: 30_000,
	// Much of a test's time is waiting for servers: jest's own choice leaves one of two cores idle.
	maxWorkers: '100%',
};
