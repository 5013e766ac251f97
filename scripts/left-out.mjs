// What bundled libraries bring along and nobody wants inside an n8n, where it may not run programs, nor
// code made of text: of ssh2 the key agents, which start programs, and the server, the key generator and
// the tunnels for HTTP. No node uses any of it. (What libraries tell the console goes too, in build.mjs:
// n8n's log is no place for what stands in somebody's file.)
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const NO_AGENT = `
	exports.isAgent = () => false;
	exports.createAgent = () => {
		throw new Error('Key agents are left out of this package');
	};
`;

/** By the name of a file in ssh2/lib: what stands in its place. */
const instead = {
	'agent.js': () => NO_AGENT,
	'http-agents.js': () => '',
	'keygen.js': () => '',
	'server.js': () => '',
	// Written for a Node that knew no such numbers.
	'node-fs-compat.js': (code) => replaced(code, "new Function('return 2n ** 32n')()", '2n ** 32n'),
};

/** An esbuild plugin that leaves it out. */
export const leftOut = {
	name: 'left-out',
	setup(build) {
		const files = Object.keys(instead).map((file) => file.replace('.', '\\.'));
		const filter = new RegExp(
			`[\\\\/]node_modules[\\\\/]ssh2[\\\\/]lib[\\\\/](?:protocol[\\\\/])?(?:${files.join('|')})$`,
		);
		build.onLoad({ filter }, ({ path }) => ({
			contents: instead[basename(path)](readFileSync(path, 'utf8')),
			loader: 'js',
		}));
	},
};

function replaced(code, old, now) {
	if (!code.includes(old)) throw new Error(`ssh2 says no longer '${old}': look at it again`);
	return code.replace(old, () => now);
}
