export { readAddress, type Address } from './server/address';
export { connect, type Connect } from './server/connect';
export { deliver, type DeliveryOptions, type DeliveryReceipt } from './tasks/deliver';
export type { FileToDeliver } from './tasks/send';
export { DeliveryError } from './delivery-error';
export { PartnerServer } from './server/partner-server';
export type { RemoteConnection, RemoteFolder } from './remote-folder';
export {
	DEFAULT_PATIENCE,
	USUAL_PORT,
	type Patience,
	type Protocol,
	type ServerAccess,
} from './server-access';
