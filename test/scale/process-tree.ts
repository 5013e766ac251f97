import { readdirSync, readFileSync } from 'node:fs';

/** The most a process and those it started held while somebody watched, in megabytes. */
export interface Peaks {
	/** The first process's own high-water mark, as the kernel keeps it. */
	readonly main: number;
	/** Of all processes together, at one moment. */
	readonly tree: number;
}

const LOOK = 50;
const CENSUS = 10;
const PAGE_BYTES = 4096;
const MEGABYTE = 1024 * 1024;

/** Watches a process group on Linux, twenty times a second. */
export class ProcessTree {
	private members: number[];
	private looks = 0;
	private most = 0;
	private readonly timer: NodeJS.Timeout;

	/** @param leader the group's first process */
	constructor(private readonly leader: number) {
		this.members = membersOf(leader);
		this.timer = setInterval(() => this.look(), LOOK);
	}

	/** What all of them hold at this moment, in megabytes. */
	now(): number {
		return this.members.reduce((sum, pid) => sum + residentBytes(pid), 0) / MEGABYTE;
	}

	/** Ends the watching. */
	peaks(): Peaks {
		this.look();
		clearInterval(this.timer);
		return { main: highWaterMark(this.leader), tree: this.most };
	}

	private look(): void {
		if (this.looks++ % CENSUS === 0) this.members = membersOf(this.leader);
		this.most = Math.max(this.most, this.now());
	}
}

function membersOf(group: number): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((pid) => groupOf(pid) === group);
}

function groupOf(pid: number): number | undefined {
	// The command in brackets may hold anything; behind it: state, parent, group.
	const fields = readOf(pid, 'stat')?.split(') ').at(-1)?.split(' ');
	return fields && Number(fields[2]);
}

function residentBytes(pid: number): number {
	return Number(readOf(pid, 'statm')?.split(' ')[1] ?? 0) * PAGE_BYTES;
}

function highWaterMark(pid: number): number {
	return Number(/VmHWM:\s+(\d+) kB/.exec(readOf(pid, 'status') ?? '')?.[1] ?? 0) / 1024;
}

/** Undefined of a process that has ended. */
function readOf(pid: number, name: string): string | undefined {
	try {
		return readFileSync(`/proc/${pid}/${name}`, 'utf8');
	} catch {
		return undefined;
	}
}
