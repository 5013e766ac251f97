/** Raised on our side when the other one has not moved for too long. */
export class Silence extends Error {}

/** A promise and the means to settle it from outside. */
export interface Deferred<T> {
	promise: Promise<T>;
	resolve: (value: T) => void;
	reject: (error: unknown) => void;
}

export function deferred<T>(): Deferred<T> {
	let resolve!: (value: T) => void;
	let reject!: (error: unknown) => void;
	const promise = new Promise<T>((resolvePromise, rejectPromise) => {
		resolve = resolvePromise;
		reject = rejectPromise;
	});
	// It may be rejected when nobody waits for it any more, and that is no fault of its own.
	promise.catch(() => undefined);
	return { promise, resolve, reject };
}

/** What `promise` gives, or the error that `late` makes when it took longer than it may. */
export async function within<T>(
	milliseconds: number,
	promise: Promise<T>,
	late: () => Error,
): Promise<T> {
	const expiry = deferred<never>();
	const timer = setTimeout(() => expiry.reject(late()), milliseconds);
	try {
		return await Promise.race([promise, expiry.promise]);
	} finally {
		clearTimeout(timer);
	}
}

export const pause = async (milliseconds: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
