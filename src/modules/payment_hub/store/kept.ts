/** What another instance changes is seen here after this at the latest. */
const KEPT_MS = 500;

/**
 * Values that are read on every request and change a few times a year, kept for a moment. Whoever
 * asks while a value is being read gets the same one. What is changed in this process is seen at
 * once: a value that was on its way when it was forgotten reaches only those who had asked before.
 */
export class Kept<Value> {
  private readonly kept = new Map<string, { until: number; value: Promise<Value> }>();

  constructor(private readonly read: (key: string) => Promise<Value>) {}

  of(key: string): Promise<Value> {
    const kept = this.kept.get(key);
    if (kept && kept.until > performance.now()) return kept.value;
    const entry = { until: performance.now() + KEPT_MS, value: this.read(key) };
    this.kept.set(key, entry);
    entry.value.catch(() => {
      if (this.kept.get(key) === entry) this.kept.delete(key);
    });
    return entry.value;
  }

  /** Something was changed here. */
  forget(): void {
    this.kept.clear();
  }
}
