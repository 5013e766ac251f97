import type { Locator, Page } from 'playwright-core';

/** The open form of a node, filled in as a user does: by typing, lists and switches. */
export class Form {
	constructor(private readonly page: Page) {}

	/**
	 * Connects the node with a stored credential: of several that fit, n8n takes the one made last by
	 * itself.
	 */
	async connect(credential: string): Promise<void> {
		const select = this.page.getByTestId('node-credentials-select').first();
		if ((await select.locator('input').inputValue()) === credential) return;
		await select.click();
		await this.fromOpenList(credential);
	}

	/** Types into a field. @param name n8n's name of the parameter */
	async type(name: string, text: string): Promise<void> {
		const field = this.parameter(name).locator('input, textarea').first();
		await field.fill(text);
		await field.press('Tab');
	}

	/** Picks a day, e.g. `2026-12-01`. The fields are those of moments: n8n 1.x takes no day alone. */
	async day(name: string, day: string): Promise<void> {
		const field = this.parameter(name).locator('input').first();
		await field.fill(`${day} 00:00:00`);
		await field.press('Enter');
		await field.press('Tab');
	}

	/** Chooses an entry of a plain list by its label. */
	async choose(name: string, label: string): Promise<void> {
		await this.parameter(name).locator('input').first().click();
		await this.fromOpenList(label);
	}

	/** Finds a thing in the list of a locator by typing a part of its name, and picks it. */
	async pick(name: string, search: string, label: string): Promise<void> {
		await this.locator(name).getByTestId('rlc-input').click();
		// What is typed while the list is on its way is not looked for.
		await this.seen('rlc-item').first().waitFor();
		await this.seen('rlc-search').last().fill(search);
		const entry = this.seen('rlc-item').getByText(label, { exact: true }).first();
		// The list is asked for anew once the typing pauses.
		await this.page.waitForTimeout(1200);
		await entry.click();
	}

	/** Names a thing in another way than from the list, e.g. 'By Name'. */
	async name(name: string, mode: string, value: string): Promise<void> {
		await this.locator(name).getByTestId('rlc-mode-selector').locator('input').click();
		await this.fromOpenList(mode);
		const field = this.locator(name).getByTestId('rlc-input');
		await field.fill(value);
		await field.press('Tab');
	}

	/** Adds a field of a collection. @param placeholder what the collection's button says */
	async add(placeholder: string, label: string): Promise<void> {
		await this.page
			.getByTestId('collection-parameter-add')
			.filter({ hasText: placeholder })
			.or(this.page.getByPlaceholder(placeholder))
			.last()
			.click();
		await this.fromOpenList(label);
	}

	/** In a list of several, leaves one out and takes another. @param text a part of the other's label */
	async swap(name: string, former: string, text: string): Promise<void> {
		const list = this.parameter(name);
		const tag = list.locator('.el-tag').filter({ hasText: former });
		await tag.locator('.el-tag__close').first().click();
		await tag.first().waitFor({ state: 'hidden' });
		await list.locator('input').first().click();
		const entries = this.page.locator('.el-select-dropdown:visible li, .el-popper:visible li');
		await entries.filter({ hasText: text }).first().click();
		await list.locator('.el-tag').first().waitFor();
		await this.page.keyboard.press('Escape');
	}

	/** Turns a switch over. */
	async flip(name: string): Promise<void> {
		await this.parameter(name).locator('.el-switch').click();
	}

	/**
	 * Presses 'Execute step' and waits for what should come out.
	 * @throws Error with what came out instead
	 */
	async execute(expected: RegExp): Promise<void> {
		await this.page.getByTestId('node-execute-button').first().click();
		const output = this.page.getByTestId('output-panel').first();
		const deadline = Date.now() + 60_000;
		for (;;) {
			const text = await output.innerText();
			if (expected.test(text)) return;
			if (Date.now() > deadline) throw new Error(`The output is not ${expected}: ${text}`);
			await this.page.waitForTimeout(200);
		}
	}

	private parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`).last();
	}

	private locator(name: string): Locator {
		return this.page.getByTestId(`resource-locator-${name}`).last();
	}

	/** What is open of a kind: n8n 1.x keeps the closed lists of all locators on the page. */
	private seen(testId: string): Locator {
		return this.page.locator(`[data-test-id="${testId}"]:visible`);
	}

	private async fromOpenList(label: string): Promise<void> {
		await this.page
			.locator('.el-select-dropdown:visible, .el-popper:visible, [role="menu"]:visible')
			.getByText(label, { exact: true })
			.first()
			.click();
	}
}
