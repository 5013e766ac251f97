// `npm run docs`: writes what the pages hold between their markers anew, from the tables of lib/.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated, pagesBelow } from './pages';

for (const { path, page } of pagesBelow(join(__dirname, '../../docs'))) {
	const anew = generated(path, page);
	if (anew === page) continue;
	writeFileSync(path, anew);
	process.stdout.write(`wrote ${path}\n`);
}
