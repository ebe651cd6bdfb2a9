import type { Page } from "playwright-core";

/**
 * Looks for pasted secrets wherever a page could keep or get them: its markup and form fields, its
 * storage and cookies, and every answer of the Admin API since the watch began.
 */
export class SecretWatch {
  private readonly answers: Promise<string>[] = [];

  constructor(private readonly page: Page) {
    page.on("response", (response) => {
      if (!response.url().includes("/admin/")) return;
      this.answers.push(
        response.text().then(
          (text) => `${response.request().method()} ${response.url()} ${text}`,
          () => "",
        ),
      );
    });
  }

  /** Where any of the secrets was found, by name of the place; empty is what one hopes for. */
  async find(secrets: string[]): Promise<string[]> {
    const places: Record<string, string> = {
      "the page": await this.page.content(),
      "the form fields": await this.page.evaluate(() =>
        [...document.querySelectorAll("input, textarea")]
          .map((field) => (field as HTMLInputElement).value)
          .join("\n"),
      ),
      storage: await this.page.evaluate(
        () => JSON.stringify(localStorage) + JSON.stringify(sessionStorage),
      ),
      cookies: JSON.stringify(await this.page.context().cookies()),
      "an answer of the Admin API": (await Promise.all(this.answers)).join("\n"),
    };
    return Object.entries(places)
      .filter(([, text]) => secrets.some((secret) => text.includes(secret)))
      .map(([place]) => place);
  }

  /** How many answers were looked at: none found in none would prove nothing. */
  get answered(): number {
    return this.answers.length;
  }
}
