import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Connect } from '../../lib/delivery';

/** Connects as usual, and does something once: right before the first rename, or while it is asked for. */
export function atRename(when: 'before' | 'during', act: () => void): Connect {
	let done = false;
	return async (access, patience) => {
		const connection = await connect(access, patience);
		const open = connection.open.bind(connection);
		connection.open = async (name) => {
			const folder = await open(name);
			const rename = folder.rename.bind(folder);
			folder.rename = async (...names) => {
				if (done) return await rename(...names);
				done = true;
				if (when === 'before') {
					act();
					return await rename(...names);
				}
				const renamed = rename(...names);
				renamed.catch(() => undefined);
				await pause(1);
				act();
				return await renamed;
			};
			return folder;
		};
		return connection;
	};
}
