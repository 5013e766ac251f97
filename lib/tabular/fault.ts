/** What is wrong with one cell, in words that follow its value, and what to do about it. */
export interface Fault {
	readonly rule: string;
	readonly remedy: string;
}
