import { readdirSync, readFileSync } from 'node:fs';

/** The most a process and those it started held while somebody watched, in megabytes. */
export interface Peaks {
	/** The first process's own high-water mark, as the kernel keeps it. */
	readonly main: number;
	/** Of all processes together, at one moment. */
	readonly tree: number;
	/** Seconds of processor time of all of them: what a busy machine does not distort. */
	readonly cpu: number;
}

interface Sample {
	readonly at: number;
	readonly megabytes: number;
}

const LOOK = 50;
const CENSUS = 10;
const PAGE_BYTES = 4096;
const TICKS_A_SECOND = 100;
const MEGABYTE = 1024 * 1024;

/** Watches a process group on Linux, twenty times a second. */
export class ProcessTree {
	private members: number[];
	private looks = 0;
	private readonly samples: Sample[] = [];
	private readonly cpuBefore: number;
	private readonly timer: NodeJS.Timeout;

	/** @param leader the group's first process */
	constructor(private readonly leader: number) {
		this.members = membersOf(leader);
		this.cpuBefore = this.cpu();
		this.timer = setInterval(() => this.look(), LOOK);
	}

	/** What all of them hold at this moment, in megabytes. */
	now(): number {
		return this.members.reduce((sum, pid) => sum + residentBytes(pid), 0) / MEGABYTE;
	}

	close(): void {
		clearInterval(this.timer);
	}

	/** What they held and spent since the watching began. */
	peaks(): Peaks {
		this.look();
		const cpu = this.cpu() - this.cpuBefore;
		return { main: highWaterMark(this.leader), tree: this.mostBetween(0, Infinity), cpu };
	}

	/** The most all of them held between two moments, in megabytes. */
	mostBetween(from: number, to: number): number {
		return this.samples.reduce(
			(most, { at, megabytes }) => (at >= from && at <= to ? Math.max(most, megabytes) : most),
			0,
		);
	}

	private cpu(): number {
		return this.members.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
	}

	private look(): void {
		if (this.looks++ % CENSUS === 0) this.members = membersOf(this.leader);
		this.samples.push({ at: Date.now(), megabytes: this.now() });
	}
}

function membersOf(group: number): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((pid) => groupOf(pid) === group);
}

function groupOf(pid: number): number | undefined {
	return statOf(pid)[2];
}

/** In user and in kernel mode, of the process and of those it started that have ended. */
function cpuSeconds(pid: number): number {
	const ticks = statOf(pid).slice(11, 15);
	return ticks.reduce((sum, each) => sum + each, 0) / TICKS_A_SECOND;
}

/** The numbers of /proc/PID/stat from the process's state on, as proc(5) lists them. */
function statOf(pid: number): number[] {
	// The command before them stands in brackets and may hold anything.
	const fields = readOf(pid, 'stat')?.split(') ').at(-1)?.split(' ') ?? [];
	return fields.map(Number);
}

function residentBytes(pid: number): number {
	return Number(readOf(pid, 'statm')?.split(' ')[1] ?? 0) * PAGE_BYTES;
}

function highWaterMark(pid: number): number {
	return Number(/VmHWM:\s+(\d+) kB/.exec(readOf(pid, 'status') ?? '')?.[1] ?? 0) / 1024;
}

/** A file of /proc/PID; undefined of a process that has ended. */
export function readOf(pid: number, name: string): string | undefined {
	try {
		return readFileSync(`/proc/${pid}/${name}`, 'utf8');
	} catch {
		return undefined;
	}
}
