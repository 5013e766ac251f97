import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '../e2e/browser/editor';
import { repositoryRoot } from '../../sandbox/places';
import { MOST_BYTES } from './limits';

export const imagesFolder = join(repositoryRoot, 'docs', 'images');

const REST = `
.el-notification, [data-test-id=floating-nodes], [data-test-id=canvas-minimap],
[data-test-id=canvas-controls], [data-test-id=canvas-background], .vue-flow__background,
.vue-flow__controls, .vue-flow__minimap { display: none !important }
[data-test-id=execute-workflow-button], [data-test-id=node-creator-plus-button],
[data-test-id=command-bar-button], [data-test-id=add-sticky-button],
[data-test-id=toggle-focus-panel-button], [data-test-id=instance-ai-canvas-action-button] {
	visibility: hidden !important }
* { caret-color: transparent !important }`;

/** As text: what is compiled here would ask Chromium for this side's helpers. */
const RENAME = `function (pairs) {
	const renamed = (text) => pairs.reduce((so, [from, to]) => so.replaceAll(from, to), text);
	const walk = (node) => {
		if (node.nodeValue) node.nodeValue = renamed(node.nodeValue);
		if (node.value) node.value = renamed(node.value);
		node.childNodes.forEach(walk);
	};
	walk(document.body);
}`;

interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Takes the pictures of the docs: parts of a page, at rest. */
export class Camera {
	/** What hides things while a picture is taken. */
	private rest?: Awaited<ReturnType<Page['addStyleTag']>>;

	constructor(private readonly page: Page) {}

	/** Takes a picture of what these show, with some room around it. */
	async take(name: string, subject: Locator | Locator[], room = 0): Promise<void> {
		await this.atRest();
		await this.takeStill(name, subject, room);
	}

	/** The same with the mouse where it is, as for an open menu. */
	async takeStill(name: string, subject: Locator | Locator[], room = 0): Promise<void> {
		const boxes = await Promise.all([subject].flat().map(async (each) => await boxesOf(each)));
		await this.write(name, around(boxes.flat(), room));
	}

	/** Takes a picture of a part of the window. */
	async takeArea(name: string, area: Area): Promise<void> {
		await this.atRest();
		await this.write(name, area);
	}

	/** Shows other texts than those that are there, such as the addresses a reader would have. */
	async show(others: Readonly<Record<string, string>>): Promise<void> {
		await this.page.evaluate(`(${RENAME})(${JSON.stringify(Object.entries(others))})`);
	}

	private async write(name: string, area: Area): Promise<void> {
		const window = this.page.viewportSize() ?? { width: 0, height: 0 };
		const x = Math.max(0, area.x);
		const y = Math.max(0, area.y);
		const clip = {
			x,
			y,
			width: Math.min(window.width - x, area.width + area.x - x),
			height: Math.min(window.height - y, area.height + area.y - y),
		};
		const bytes = await this.page.screenshot({ clip, animations: 'disabled' });
		await this.rest?.evaluate((style) => (style as unknown as { remove(): void }).remove());
		this.rest = undefined;
		await mkdir(imagesFolder, { recursive: true });
		await writeFile(join(imagesFolder, `${name}.png`), bytes);
		const size = `${Math.round(clip.width)} x ${Math.round(clip.height)}, ${Math.round(bytes.length / 1000)} KB`;
		process.stdout.write(
			`  ${name}.png  ${size}${bytes.length > MOST_BYTES ? '  TOO LARGE' : ''}\n`,
		);
	}

	/** Without messages that pass, the blinking caret, what the mouse points at, and floating buttons. */
	private async atRest(): Promise<void> {
		this.rest = await this.page.addStyleTag({ content: REST });
		await this.page.mouse.move(2, 2);
		await this.page.waitForTimeout(700);
	}
}

async function boxesOf(subject: Locator): Promise<Area[]> {
	const boxes = await Promise.all(
		(await subject.all()).map(async (each) => await each.boundingBox()),
	);
	return boxes.filter((box) => box !== null);
}

function around(boxes: Area[], room: number): Area {
	if (boxes.length === 0) throw new Error('There is nothing to take a picture of');
	const left = Math.min(...boxes.map(({ x }) => x)) - room;
	const top = Math.min(...boxes.map(({ y }) => y)) - room;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + room;
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + room;
	return { x: left, y: top, width: right - left, height: bottom - top };
}
