/** What a reader's browser has to load for one picture of the docs. */
export const MOST_BYTES = 250_000;
