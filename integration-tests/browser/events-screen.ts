import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";

/** What the pages say in each language that they speak. */
const WORDS = {
  en: {
    state: "State",
    gateway: "Gateway",
    environment: "Environment",
    search: "Search",
    clear: "Clear filters",
    more: "Load more",
    download: "Download",
    csv: "CSV, for spreadsheets",
    jsonl: "JSON lines, for programs",
    replay: "Replay",
    replayAll: "Replay all dead events",
  },
  zhCN: {
    state: "状态",
    gateway: "渠道",
    environment: "环境",
    search: "搜索",
    clear: "清除筛选",
    more: "加载更多",
    download: "下载",
    csv: "CSV（电子表格）",
    jsonl: "JSON Lines（供程序使用）",
    replay: "重新处理",
    replayAll: "重新处理全部失败的通知",
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

/** The pages of the gateways' events as a merchant uses them. */
export class EventsScreen {
  words: Words = WORDS.en;

  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async speak(language: keyof typeof WORDS): Promise<void> {
    this.words = WORDS[language];
    await this.page.evaluate((lng) => {
      localStorage.setItem("lng", lng);
      document.cookie = `lng=${lng};path=/`;
    }, language);
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/app/settings/payments/events?${query}`);
    await this.dead().waitFor();
  }

  entries(): Locator {
    return this.page.getByTestId("event");
  }

  /** Once the list shows nothing but these, newest first. */
  async untilShown(...types: string[]): Promise<void> {
    await this.page.waitForFunction((expected) => {
      const links = [...document.querySelectorAll("[data-testid=event] a")];
      return links.map((link) => link.textContent).join() === expected;
    }, types.join());
  }

  dead(): Locator {
    return this.page.getByTestId("dead-events");
  }

  dialog(): Locator {
    return this.page.getByRole("alertdialog");
  }

  button(name: keyof Words): Locator {
    return this.page.getByRole("button", { name: this.words[name], exact: true });
  }

  /** By the keyboard alone. */
  async choose(filter: "state" | "gateway" | "environment", option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: this.words[filter] }).press("Enter");
    await this.page.getByRole("option", { name: option, exact: true }).press("Enter");
  }

  async searchFor(text: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: this.words.search }).fill(text);
  }

  async openEvent(type: string): Promise<void> {
    await this.page.getByRole("link", { name: type, exact: true }).press("Enter");
    await this.page.getByTestId("timeline").waitFor();
  }

  /** Asks for the prompt by the keyboard; `confirm` answers it. */
  async ask(what: "replay" | "replayAll"): Promise<string> {
    await this.button(what).press("Enter");
    await this.dialog().waitFor();
    return this.dialog().innerText();
  }

  async confirm(): Promise<void> {
    await this.dialog().getByRole("button", { name: this.words.replay, exact: true }).click();
  }

  async downloadAs(format: "csv" | "jsonl"): Promise<{ name: string; text: string }> {
    await this.button("download").press("Enter");
    const [file] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("menuitem", { name: this.words[format] }).click(),
    ]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  }
}
