/** Barks when requests are under way and none has been answered for `silence` milliseconds. */
export class Watchdog {
	private underWay = 0;
	private timer?: NodeJS.Timeout;
	private stopped = false;

	constructor(
		private readonly silence: number,
		private readonly bark: () => void,
	) {}

	asked(): void {
		if (this.underWay++ === 0 && !this.stopped) this.timer = setTimeout(this.bark, this.silence);
	}

	answered(): void {
		this.underWay--;
		if (this.stopped) return;
		if (this.underWay > 0) this.timer?.refresh();
		else clearTimeout(this.timer);
	}

	/** Must be called in the end: answers still to come are nobody's concern then. */
	stop(): void {
		this.stopped = true;
		clearTimeout(this.timer);
	}
}
