import type { Page } from "playwright-core";
import type { TestStore } from "../support/start-store";

/** The Admin API, the Store API's part of the hub, its hosted page and its metrics. */
const WATCHED = /^\/(admin|store|pay)\/|\/payment-hub\//;

/**
 * Looks for pasted secrets wherever they could get to: a page's markup and form fields, its storage
 * and cookies, every answer of the Admin API and of the hub's own addresses since the watch began,
 * and the server's log.
 */
export class SecretWatch {
  private readonly answers: Promise<string>[] = [];

  /** @param store whose log is read */
  constructor(
    private readonly page: Page,
    private readonly store: Pick<TestStore, "logs">,
  ) {
    page.on("response", (response) => {
      if (!WATCHED.test(new URL(response.url()).pathname)) return;
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
      "an answer of the server": (await Promise.all(this.answers)).join("\n"),
      "the log": await this.store.logs(),
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
