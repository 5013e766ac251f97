/** The brake: who is different between the file delivered last and the one about to be delivered. */
export { brakeReport } from './brake-report';
export { whyIncomparable } from './comparability';
export { compare } from './compare';
export { decide, type Decision, type Reason, type Rule } from './decide';
export type { ColumnsLayout, FormatLayout, Layout } from './layout';
export { DEFAULT_LIMITS, type Limit, type Limits } from './limits';
export { remember } from './memory';
export { recall } from './memory-text';
export type {
	ColumnMovement,
	MovementCounts,
	MovementKind,
	Movements,
	PersonMovement,
	PopulationSize,
} from './movements';
export { nameTheGone } from './name-the-gone';
export { type Population, readPopulation } from './population';
export type { RememberedPopulation } from './remembered';
export { sealPopulation, type SealedPopulation } from './sealed-population';
