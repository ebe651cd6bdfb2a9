import type { Locator, Page } from "playwright-core";

/** The settings page as a merchant uses it, by what is written on it. */
export class PaymentsPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async logIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.goto(`${this.url}/app/login`);
    await this.page.locator("input[name=email]").fill(email);
    await this.page.locator("input[name=password]").fill(password);
    await this.page.locator("button[type=submit]").click();
    await this.page.waitForURL((at) => !at.pathname.endsWith("/login"));
  }

  /** By the sidebar of Settings, as a merchant finds it. */
  async openFromSidebar(): Promise<void> {
    await this.page.goto(`${this.url}/app/settings`);
    await this.page.getByRole("link", { name: "Payments", exact: true }).click();
    await this.card("stripe").waitFor();
  }

  async openGateway(gateway: string): Promise<void> {
    await this.page.goto(`${this.url}/app/settings/payments/${gateway}`);
    await this.page.getByRole("switch").waitFor();
  }

  async openList(): Promise<void> {
    await this.page.goto(`${this.url}/app/settings/payments`);
    await this.card("stripe").waitFor();
  }

  card(gateway: string): Locator {
    return this.page.getByTestId(`gateway-${gateway}`);
  }

  field(name: string): Locator {
    return this.page.locator(`[data-field=${name}]`);
  }

  async fill(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      await this.field(name).locator("input, textarea").fill(value);
    }
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** The drawer closes only once the server has taken the keys. */
  async saveKeys(): Promise<void> {
    await this.press("Save keys");
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** Runs the check by its button and gives what it found, by name. */
  async checkConnection(gateway: string): Promise<Record<string, boolean>> {
    const button = this.page.getByRole("button", { name: "Check connection", exact: true });
    await button.waitFor();
    const answered = this.page.waitForResponse((response) => response.url().endsWith("/check"));
    const readAgain = answered.then(() =>
      this.page.waitForResponse((response) => response.url().endsWith(`/gateways/${gateway}`)),
    );
    await button.click();
    await readAgain;
    await button.waitFor();
    const lines = await this.page.locator("[data-check]").all();
    const pairs = lines.map(async (line) => [
      (await line.getAttribute("data-check")) ?? "",
      (await line.getAttribute("data-ok")) === "true",
    ]);
    return Object.fromEntries(await Promise.all(pairs)) as Record<string, boolean>;
  }

  async switchOn(): Promise<void> {
    const accept = this.page.getByRole("switch");
    await accept.click();
    await this.page.locator('[role=switch][aria-checked="true"]:not([disabled])').waitFor();
  }
}
