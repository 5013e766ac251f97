/** A number as people read it, e.g. `1,081`. */
export const number = (count: number): string => count.toLocaleString('en-US');

/** How many of something, in words, e.g. `1 person`, `1,081 people`. */
export const counted = (count: number, one: string, several: string): string =>
	`${number(count)} ${count === 1 ? one : several}`;

/** How many people. */
export const people = (count: number): string => counted(count, 'person', 'people');
