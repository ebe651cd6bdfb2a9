import type axe from "axe-core";
import type { Page } from "playwright-core";

/** What WCAG 2.2 asks of a page up to its level AA, as far as a program can tell. */
const RULES: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
};

export interface Violation {
  /** axe's name of it; `help` says what it wants. */
  rule: string;
  help: string;
  /** A selector for each place. */
  places: string[];
}

/**
 * What of a page people cannot use who see, hear or point otherwise.
 * @param within a selector: the part of the page that is ours, as the dashboard around it is not
 */
export async function violationsOf(page: Page, within = "main"): Promise<Violation[]> {
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
  const { violations } = await page.evaluate<axe.AxeResults, [string, axe.RunOptions]>(
    ([part, rules]) => (window as unknown as WithAxe).axe.run(part, rules),
    [within, RULES],
  );
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    places: nodes.map(({ target }) => target.join(" ")),
  }));
}

interface WithAxe {
  axe: typeof axe;
}
