import type { Locator } from "playwright-core";
import type { PaymentsPage } from "./payments-page";

/** What the section says in each language that it speaks. */
const WORDS = {
  en: {
    giveBack: "Give the money back",
    dismiss: "Mark as dealt with",
    dealtWith: "Dealt with",
    note: "Note",
    next: "Next",
    previous: "Previous",
  },
  zhCN: {
    giveBack: "退还款项",
    dismiss: "标记为已处理",
    dealtWith: "已处理",
    note: "备注",
    next: "下一页",
    previous: "上一页",
  },
} as const;

export type Language = keyof typeof WORDS;

/** “Needs attention” as a merchant uses it. */
export class AttentionSection {
  private words: (typeof WORDS)[Language] = WORDS.en;

  constructor(private readonly payments: PaymentsPage) {}

  async speak(language: Language): Promise<void> {
    this.words = WORDS[language];
    await this.payments.page.evaluate((lng) => {
      localStorage.setItem("lng", lng);
      document.cookie = `lng=${lng};path=/`;
    }, language);
    await this.payments.openList();
    await this.root.waitFor();
  }

  get root(): Locator {
    return this.payments.page.getByTestId("attention");
  }

  entries(): Locator {
    return this.root.getByTestId("break");
  }

  entry(text: string): Locator {
    return this.entries().filter({ hasText: text });
  }

  dialog(): Locator {
    return this.payments.page.getByRole("alertdialog");
  }

  /** Asks for the prompt, by the keyboard; `confirm` answers it. */
  async askGiveBack(orderNumber: string): Promise<string> {
    const button = this.entry(orderNumber).getByRole("button", { name: this.words.giveBack });
    await button.press("Enter");
    await this.dialog().waitFor();
    return this.dialog().innerText();
  }

  async confirmGiveBack(): Promise<void> {
    await this.dialog().getByRole("button", { name: this.words.giveBack, exact: true }).click();
  }

  async askDismiss(orderNumber: string): Promise<string> {
    await this.entry(orderNumber).getByRole("button", { name: this.words.dismiss }).click();
    await this.dialog().waitFor();
    return this.dialog().innerText();
  }

  async confirmDismiss(note: string): Promise<void> {
    await this.dialog().getByLabel(this.words.note).fill(note);
    await this.dialog().getByRole("button", { name: this.words.dismiss, exact: true }).click();
  }

  async showDealtWith(): Promise<void> {
    await this.root.getByRole("tab", { name: this.words.dealtWith }).click();
    await this.entries().first().waitFor();
  }

  async nextPage(): Promise<void> {
    await this.root.getByRole("button", { name: this.words.next, exact: true }).click();
  }

  pageButtons() {
    const button = (name: string) => this.root.getByRole("button", { name, exact: true });
    return { next: button(this.words.next), previous: button(this.words.previous) };
  }
}
