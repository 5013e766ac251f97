/**
 * What ends a transfer from outside, whatever it is waiting for.
 *
 * To race every step against one promise that never settles would keep each value that won for as
 * long as that promise lives (nodejs/node issue 17469): in the end, the whole file. This holds on to
 * the steps that are under way alone.
 */
export class Interruption {
	private readonly underWay = new Set<(error: unknown) => void>();
	private cause?: { error: unknown };

	/** Ends what is under way when one of these rejects. */
	constructor(...sources: ReadonlyArray<Promise<never>>) {
		for (const source of sources) source.catch((error: unknown) => this.stop(error));
	}

	/** Makes every step reject with the error, those to come as well. The first error stays. */
	stop(error: unknown): void {
		this.cause ??= { error };
		for (const reject of this.underWay) reject(this.cause.error);
	}

	/** What the promise gives, unless the transfer ends before. */
	async race<T>(promise: Promise<T>): Promise<T> {
		return await new Promise<T>((resolve, reject) => {
			const settled = () => this.underWay.delete(reject);
			promise.then(resolve, reject).finally(settled);
			if (this.cause) reject(this.cause.error);
			else this.underWay.add(reject);
		});
	}
}
