export { encrypt, type EncryptOptions } from './encrypt';
export { keysInWords, type KeyFacts, type PgpKeys, type ReadyKeys } from './keys';
export { readPgpKeys } from './read-keys';
