/** How many of something, in words, e.g. `1 person`, `12 people`. */
export const counted = (count: number, one: string, several: string): string =>
	`${count} ${count === 1 ? one : several}`;

/** How many people. */
export const people = (count: number): string => counted(count, 'person', 'people');
