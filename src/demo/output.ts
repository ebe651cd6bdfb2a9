/** The one place where the demo writes to the terminal. */
export function say(text = ""): void {
  process.stdout.write(`${text}\n`);
}

const PATIENCE_MS = 2_000;

/**
 * Runs a step of a start and tells how long it took. A terminal sees the seconds pass; a log file
 * gets a line when the step begins to take long, and one at its end.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  const line = (mark: string): string =>
    `  ${mark} ${title}  ${((Date.now() - begun) / 1000).toFixed(1)} s`;
  const live = process.stdout.isTTY;
  const timer = live
    ? setInterval(() => process.stdout.write(`\r\x1b[K${line("…")}`), 200)
    : setTimeout(() => say(line("…")), PATIENCE_MS);
  const finish = (mark: string): void => {
    clearInterval(timer);
    say(`${live ? "\r\x1b[K" : ""}${line(mark)}`);
  };
  try {
    const result = await work();
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  }
}
