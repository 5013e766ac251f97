export { deliverGuarded } from './guarded-delivery';
export type { ArchiveReceipt, GuardedOutcome, Judgement } from './outcome';
export type { ArchiveKeeping, Brake, Encryption, GuardedRequest, Run } from './request';
