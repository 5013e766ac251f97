export { startFtpServer, type FtpServer, type FtpServerOptions } from './ftp';
export { newHostKey, startSftpServer, type SftpServer, type SftpServerOptions } from './sftp';
export type { ServerFaults } from './faults';
