/**
 * A generator of whole numbers below a bound, the same for the same seed everywhere (the linear
 * congruence of Numerical Recipes).
 */
export function random(seed: number): (bound: number) => number {
	let state = seed >>> 0;
	return (bound) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * bound);
	};
}
