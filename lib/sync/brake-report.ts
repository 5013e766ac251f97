import type { Decision } from './decide';
import type { Movements } from './movements';

/** Everybody concerned, one line each, as a CSV file for a spreadsheet; the reasons stand first. */
export function brakeReport(movements: Movements, decision: Decision): Buffer {
	throw new TypeError(`Not built yet: ${movements.gone} ${decision.held}`);
}
