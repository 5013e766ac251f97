import { connect, type Connect, type RemoteFolder } from '../../../lib/delivery';

/**
 * Logs in on the real server, and changes what can be done with each folder that is opened there.
 * `folder` does the real thing.
 */
export const meddling =
	(change: (folder: RemoteFolder) => Partial<RemoteFolder>): Connect =>
	async (access, patience) => {
		const connection = await connect(access, patience);
		const open = connection.open.bind(connection);
		connection.open = async (name) => {
			const folder = await open(name);
			const changed = change(bound(folder));
			return Object.assign(folder, changed);
		};
		return connection;
	};

/** The same folder, whose methods stay what they are when others take their place. */
function bound(folder: RemoteFolder): RemoteFolder {
	return {
		path: folder.path,
		list: folder.list.bind(folder),
		sizeOf: folder.sizeOf.bind(folder),
		checksumOf: folder.checksumOf.bind(folder),
		download: folder.download.bind(folder),
		upload: folder.upload.bind(folder),
		rename: folder.rename.bind(folder),
		remove: folder.remove.bind(folder),
		...(folder.renameIfFree && { renameIfFree: folder.renameIfFree.bind(folder) }),
	};
}
