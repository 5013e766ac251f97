export { readAddress, type Address } from './address';
export { connect, type Connect } from './connect';
export { deliver, type DeliveryReceipt, type FileToDeliver } from './deliver';
export { DeliveryError } from './delivery-error';
export { PartnerServer } from './partner-server';
export type { RemoteConnection, RemoteFolder } from './remote-folder';
export {
	DEFAULT_PATIENCE,
	USUAL_PORT,
	type Patience,
	type Protocol,
	type ServerAccess,
} from './server-access';
