import type { Locator, Page } from 'playwright-core';

/** n8n's credentials, created in their own form as a user does. */
export class Credentials {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the empty form of a credential. @param type as the list of types names it */
	async create(type: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials`);
		await this.page.getByTestId('add-resource-buttons').first().waitFor();
		// An n8n without any has a button in the middle of the page, too.
		const button = this.page.getByTestId('add-resource-credential').first();
		if (await button.isVisible()) await button.click();
		else {
			// Older editors have it in a menu.
			await this.page.getByTestId('add-resource').first().click();
			await this.page.getByTestId('action-credential').first().click();
		}
		const types = this.page.getByTestId('new-credential-type-select').locator('input');
		await types.fill(type);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.getByText(type, { exact: true })
			.first()
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.page.getByTestId('credential-save-button').waitFor();
	}

	/** Gives the credential another name than the one n8n proposes. */
	async name(name: string): Promise<void> {
		await this.modal.getByTestId('inline-edit-preview').first().click();
		const field = this.modal.getByTestId('inline-edit-input');
		await field.fill(name);
		await field.press('Enter');
	}

	/** Types into a field. @param name n8n's name of it */
	async type(name: string, text: string): Promise<void> {
		const field = this.input(name);
		await field.fill(text);
		await field.press('Tab');
	}

	/** Chooses an entry of a list by its label. */
	async choose(name: string, label: string): Promise<void> {
		const list = this.field(name).locator('input').first();
		if ((await list.inputValue()) === label) return;
		await list.click();
		await this.page
			.locator('.el-select-dropdown:visible, .el-popper:visible')
			.getByText(label, { exact: true })
			.first()
			.click();
	}

	/**
	 * Saves the credential, which n8n then tests.
	 * @returns what the test says, its details too
	 */
	async save(): Promise<string> {
		// What an earlier test said is still to be read meanwhile.
		const tested = this.page.waitForResponse(/\/rest\/credentials\/test/, { timeout: 60_000 });
		await this.modal.getByTestId('credential-save-button').click();
		await (await tested).finished();
		await this.page.waitForTimeout(500);
		const verdict = this.modal.getByText(/Connection tested successfully|Couldn.t connect/).first();
		await verdict.waitFor();
		const more = this.modal.getByText('More details', { exact: true });
		if (await more.isVisible()) await more.click();
		return (await this.modal.innerText()).replace(/\s+/g, ' ');
	}

	/** Leaves the form. */
	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.modal.waitFor({ state: 'hidden' });
	}

	/** Where a field is typed into. */
	input(name: string): Locator {
		return this.field(name).locator('input, textarea').first();
	}

	get modal(): Locator {
		return this.page.getByTestId('editCredential-modal');
	}

	private field(name: string): Locator {
		return this.modal.getByTestId(`parameter-input-${name}`).first();
	}
}
