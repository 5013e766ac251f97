/** The slowest disk a server is believed to have, in bytes a millisecond. */
const SLOWEST = 5_000;

/**
 * How long, in milliseconds, a server may say nothing while it is busy with a whole file: until it is
 * on the disk, looked through for viruses, or its checksum worked out.
 */
export const forWholeFile = (silence: number, bytes: number): number => silence + bytes / SLOWEST;
