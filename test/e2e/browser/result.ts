import type { Locator, Page } from 'playwright-core';

/** The right-hand side of an open node: what it gave, and the hints beside it. */
export class Result {
	constructor(private readonly page: Page) {}

	/** All that is to be read there now. */
	async text(): Promise<string> {
		return (await this.panel.innerText()).replace(/\s+/g, ' ');
	}

	/** Waits until it shows something. @throws Error with what it shows instead */
	async shows(expected: RegExp, patienceSeconds = 10): Promise<void> {
		const deadline = Date.now() + patienceSeconds * 1000;
		for (;;) {
			const text = await this.text();
			if (expected.test(text)) return;
			if (Date.now() > deadline) throw new Error(`The output is not ${expected}: ${text}`);
			await this.page.waitForTimeout(200);
		}
	}

	/** Turns to another output of the node. @param name as its tab begins */
	async turnTo(name: string): Promise<void> {
		await this.panel
			.getByText(new RegExp(`^${name}\\b`))
			.first()
			.click();
	}

	/** Shows the items as 'Table', 'JSON', 'Schema' or 'Binary'. */
	async as(view: 'Binary' | 'JSON' | 'Schema' | 'Table'): Promise<void> {
		await this.panel.getByText(view, { exact: true }).first().click();
	}

	private get panel(): Locator {
		return this.page.getByTestId('output-panel').first();
	}
}
