/** Lucca's own user import file. */
export { prepareImport, type PreparedImport } from './prepare-import';
export type {
	AdditionalColumn,
	ImportIdentifier,
	ImportMode,
	ImportRequest,
	KnownManager,
} from './request';
