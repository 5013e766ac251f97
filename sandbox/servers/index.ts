export { startFtpServer, type FtpServer, type FtpServerOptions } from './ftp';
export { newKeyPair, type KeyPair } from './keys';
export { startSftpServer, type SftpServer, type SftpServerOptions } from './sftp';
export type { ServerFaults } from './faults';
