import { refusal } from '../answer';
import type { Handler } from '../call';

/** v3 departments and legal entities stopped answering in September 2026 (lucca-api reference, section 1). */
export const gone: Handler = ({ switches }) =>
	refusal(switches.goneStatus, 'This resource is no longer available');
