export {
	archivedContent,
	newestMemory,
	remember,
	type Archive,
	type Remembered,
} from './archive/archive';
export type { Subject } from './archive/archive-names';
export type { Memory, MemoryFacts } from './archive/memory-file';
export { readAddress, type Address } from './server/address';
export { connect, type Connect } from './server/connect';
export type { Claim } from './tasks/claim';
export { collect, type CollectedFile, type Collection, type FilesToCollect } from './tasks/collect';
export { deliver, type DeliveryOptions, type DeliveryReceipt } from './tasks/deliver';
export { measure, measuring } from './tasks/digest';
export { getFile, type FetchedFile, type FileToGet, type Take } from './tasks/fetch';
export {
	createFolder,
	deleteFile,
	listFolder,
	moveFile,
	type FileToDelete,
	type FileToMove,
	type FolderToList,
	type Move,
} from './tasks/folder';
export type { PassedOver } from './tasks/look';
export type { FileToDeliver } from './tasks/send';
export { DeliveryError } from './delivery-error';
export { PartnerServer } from './server/partner-server';
export type { RemoteConnection, RemoteEntry, RemoteFolder } from './remote-folder';
export {
	DEFAULT_PATIENCE,
	USUAL_PORT,
	type Patience,
	type Protocol,
	type ServerAccess,
} from './server-access';
