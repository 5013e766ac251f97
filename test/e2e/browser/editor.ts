import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';
import { owner } from '../../../sandbox/n8n/client';
import { Credentials } from './credentials';
import { Form } from './form';
import { Result } from './result';

export type { Locator, Page } from 'playwright-core';

/** Where Chromium is commonly found; CHROMIUM names another place. */
const places = [
	process.env.CHROMIUM,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];

selectors.setTestIdAttribute('data-test-id');

/** n8n's editor in a headless Chromium, logged in as the sandbox's owner. */
export class Editor {
	/** The form of the node that is open. */
	readonly form: Form;

	/** What the node that is open gave. */
	readonly result: Result;

	readonly credentials: Credentials;

	private constructor(
		private readonly browser: Browser,
		/** What Chromium shows, for whoever takes pictures of parts of it. */
		readonly page: Page,
		private readonly url: string,
		private readonly screenshots: string,
	) {
		this.form = new Form(page);
		this.result = new Result(page);
		this.credentials = new Credentials(page, url);
	}

	/**
	 * @param url address of the running n8n
	 * @param screenshots folder for the pictures; made if it is not there
	 * @param wishes `isNew` for an n8n nobody has opened yet: its owner is created as its first page asks;
	 *   `size` of the window, `scale` of the pictures
	 */
	static async open(
		url: string,
		screenshots: string,
		{ isNew = false, size = { width: 1440, height: 900 }, scale = 1 }: Wishes = {},
	): Promise<Editor> {
		const executablePath = places.find((place) => place && existsSync(place));
		if (!executablePath) {
			throw new Error('Chromium is not installed: apt-get install -y chromium, or set CHROMIUM');
		}
		await mkdir(screenshots, { recursive: true });
		const browser = await chromium.launch({
			executablePath,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		});
		const context = await browser.newContext({
			viewport: size,
			deviceScaleFactor: scale,
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		await page.goto(`${url}/${isNew ? 'setup' : 'signin'}`, { waitUntil: 'domcontentloaded' });
		await page.locator('input[type=email]').fill(owner.email);
		if (isNew) {
			await page.locator('input[name=firstName]').fill('Camille');
			await page.locator('input[name=lastName]').fill('Essai');
		}
		await page.locator('input[type=password]').fill(owner.password);
		await page.locator('input[type=password]').press('Enter');
		await page.waitForURL(/\/(home|workflows?)/);
		return new Editor(browser, page, url, screenshots);
	}

	/** Opens an empty canvas, of a workflow of its own. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page
			.getByTestId('canvas-plus-button')
			.or(this.page.getByTestId('node-creator-plus-button'))
			.first()
			.waitFor();
	}

	/** Empties the canvas: much quicker than a new workflow, which is the way out where it fails. */
	async clearCanvas(): Promise<void> {
		if (!this.page.url().includes('/workflow/')) return await this.newWorkflow();
		await this.closeNode();
		await this.page.keyboard.press('Escape');
		await this.clickBeside();
		const panel = this.page.getByTestId('node-creator');
		const empty = this.page.getByTestId('canvas-plus-button').first();
		try {
			await panel.waitFor({ state: 'hidden', timeout: 3000 });
			await this.page.keyboard.press('Control+A');
			await this.page.keyboard.press('Delete');
			await empty.waitFor({ timeout: 3000 });
			// Older editors leave it where the canvas was scrolled to.
			await empty.click({ trial: true, timeout: 1000 });
		} catch {
			await this.newWorkflow();
		}
	}

	/** Searches the node panel of an empty canvas. @returns the panel */
	async search(words: string): Promise<Locator> {
		const panel = this.page.getByTestId('node-creator');
		if (!(await panel.isVisible())) {
			await this.page
				.getByTestId('canvas-plus-button')
				.or(this.page.getByTestId('node-creator-plus-button'))
				.first()
				.click();
		}
		const field = panel.locator('input').first();
		await field.fill('');
		await field.fill(words);
		await this.page.waitForTimeout(800);
		return panel;
	}

	/** Adds a node from the panel by one of its actions. @returns the text of its form */
	async addNode(displayName: string, action: string): Promise<string> {
		const panel = await this.search(displayName);
		await panel.getByText(displayName, { exact: true }).first().click();
		const entry = panel.getByText(action, { exact: true });
		// The panel is still sliding over to the node's actions.
		await this.page.waitForTimeout(800);
		// Of a node that is a trigger too, an empty canvas shows only what can start a workflow.
		if (!(await entry.isVisible())) await panel.getByText(/^Actions \(\d+\)$/).click();
		await entry.click();
		const form = this.page.getByTestId('ndv');
		await form.waitFor();
		// Lists are fetched from the server.
		await this.page.waitForTimeout(1000);
		return await form.innerText();
	}

	/** Turns the column mapper of the open form to 'by hand'. @returns the text of the form */
	async mapByHand(): Promise<string> {
		await this.page.getByTestId('mapping-mode-select').locator('input').click();
		await this.page.getByText('Map Each Column Manually').first().click();
		const mapper = this.page.getByTestId('resource-mapper-container');
		await mapper.getByText('Columns', { exact: true }).waitFor();
		await this.page.waitForTimeout(1000);
		return await mapper.innerText();
	}

	/** Pastes a workflow's JSON onto the canvas, as users do. @returns how many nodes appear */
	async paste(workflow: string): Promise<number> {
		await this.page.evaluate(async (text) => {
			// The page's own clipboard; this runs in Chromium.
			const { clipboard } = (globalThis as unknown as { navigator: Clipboards }).navigator;
			await clipboard.writeText(text);
		}, workflow);
		await this.clickBeside();
		await this.page.keyboard.press('Control+V');
		await this.page.getByTestId('canvas-node').first().waitFor();
		await this.fit();
		return await this.page.getByTestId('canvas-node').count();
	}

	/** Imports a workflow's file by the editor's menu, as users do. @returns how many nodes appear */
	async importFile(path: string): Promise<number> {
		await this.openImportMenu();
		const entry = this.page.getByTestId('workflow-menu-item-import-from-file').first();
		const choosing = this.page.waitForEvent('filechooser');
		await entry.click();
		await (await choosing).setFiles(path);
		await this.page.getByTestId('canvas-node').first().waitFor();
		await this.fit();
		return await this.page.getByTestId('canvas-node').count();
	}

	/** Opens the menu of the workflow where it offers 'Import from file'. */
	async openImportMenu(): Promise<void> {
		const menu = this.page.getByTestId('workflow-menu').first();
		const entry = this.page.getByTestId('workflow-menu-item-import-from-file').first();
		// Newer editors have a menu of its own for it.
		const more = this.page.getByTestId('workflow-menu-item-import').first();
		// A menu that is drawn anew while the mouse arrives stays closed, or closes again.
		for (let tries = 0; tries < 4 && !(await entry.isVisible()); tries++) {
			if (!(await more.isVisible())) await menu.click();
			await entry.or(more).first().waitFor();
			if (!(await entry.isVisible())) {
				await this.page.mouse.move(0, 0);
				await more.hover();
			}
			await entry.waitFor({ timeout: 3000 }).catch(() => undefined);
		}
		await entry.waitFor({ timeout: 3000 });
	}

	/** Clicks where the canvas has no node, in its lower right. */
	private async clickBeside(): Promise<void> {
		const { width = 1440, height = 900 } = this.page.viewportSize() ?? {};
		await this.page.mouse.click(width - 240, height - 120);
	}

	/** Brings all nodes into sight. */
	async fit(): Promise<void> {
		// The editor's key for 'Zoom to fit'.
		await this.page.keyboard.press('1');
		await this.page.waitForTimeout(600);
	}

	/** The nodes that bear the red mark of something missing before anything is run. */
	async marked(): Promise<string[]> {
		const nodes = this.page
			.getByTestId('canvas-node')
			.filter({ has: this.page.getByTestId('node-issues') });
		return await nodes.evaluateAll((found) =>
			found.map((node) => String(node.getAttribute('data-node-name'))),
		);
	}

	/** How much of a note on the canvas is cut off at the most, in pixels of the note. */
	async cutOffNotes(): Promise<number> {
		const inside = this.page.getByTestId('sticky').locator('*');
		return await inside.evaluateAll((parts) =>
			parts.reduce((most, part) => Math.max(most, part.scrollHeight - part.clientHeight), 0),
		);
	}

	/** Opens a node of the canvas: its form, and what it gave. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** A node of the canvas. */
	node(name: string): Locator {
		const named = this.page.locator(`[data-node-name=${JSON.stringify(name)}]`);
		return this.page.getByTestId('canvas-node').and(named).first();
	}

	/** Back to the canvas, if a node is open. */
	async closeNode(): Promise<void> {
		const open = this.page.getByTestId('ndv');
		const exit = this.page
			.getByTestId('ndv-close-button')
			.or(this.page.getByTestId('back-to-canvas'));
		// Escape may only close a list or leave a field, and some fields keep it to themselves.
		for (let tries = 0; tries < 5 && (await open.isVisible()); tries++) {
			if (tries === 0) await this.page.keyboard.press('Escape');
			else
				await exit
					.first()
					.click({ timeout: 2000 })
					.catch(() => undefined);
			await open.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined);
		}
	}

	/** Presses 'Execute workflow' and waits until the named nodes show that they succeeded. */
	async execute(nodes: string[]): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').first().click();
		for (const node of nodes) {
			await this.node(node)
				.getByTestId('canvas-node-status-success')
				.first()
				.waitFor({ timeout: 60_000 });
		}
	}

	/** All text on the page. */
	async text(): Promise<string> {
		return await this.page.locator('body').innerText();
	}

	/** Keeps a picture of what is seen. */
	async picture(name: string): Promise<void> {
		await this.page.screenshot({ path: join(this.screenshots, `${name}.png`) });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}

interface Wishes {
	isNew?: boolean;
	size?: { width: number; height: number };
	scale?: number;
}

interface Clipboards {
	clipboard: { writeText(text: string): Promise<void> };
}
