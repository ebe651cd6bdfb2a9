import path from "node:path";
import type { Page } from "playwright-core";

const WIDE = { width: 1440, height: 1000 };
const NARROW = { width: 390, height: 844 };

/**
 * Pictures of a page for a person to look at, in the folder that `PAYMENT_HUB_SCREENSHOTS` names; none
 * where it names none.
 */
export class ScreenShots {
  private readonly folder = process.env.PAYMENT_HUB_SCREENSHOTS;

  constructor(private readonly page: Page) {}

  async take(name: string): Promise<void> {
    if (!this.folder) return;
    const file = path.join(this.folder, `${name}.png`);
    await this.page.screenshot({ path: file, animations: "disabled" });
  }

  /** The same page, wide and narrow, light and dark. */
  async takeAll(name: string): Promise<void> {
    for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
      await this.page.setViewportSize(viewport);
      await this.take(`${name}-${width}`);
      // Medusa's dashboard keeps its theme as a class of the root.
      await this.page.evaluate(() => document.documentElement.classList.replace("light", "dark"));
      await this.take(`${name}-${width}-dark`);
      await this.page.evaluate(() => document.documentElement.classList.replace("dark", "light"));
    }
    await this.page.setViewportSize(WIDE);
  }
}
