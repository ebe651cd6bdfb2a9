/** What has been started, to be ended in the opposite order however the program ends. */
export class Shutdown {
  private readonly closers: (() => Promise<void>)[] = [];
  private running: Promise<void> | undefined;

  /** Whether everything is being ended, so that what ends now did not fail. */
  get begun(): boolean {
    return this.running !== undefined;
  }

  /** Remembers how to end what has just been started. */
  defer(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  /** Ends everything once; later calls wait for the first. */
  run(): Promise<void> {
    this.running ??= this.closeAll();
    return this.running;
  }

  /** Ctrl-C and a polite kill end everything, then the program. */
  onSignals(farewell: () => void): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        if (this.running) return;
        farewell();
        void this.run().then(() => process.exit(0));
      });
    }
  }

  private async closeAll(): Promise<void> {
    for (const close of this.closers.reverse()) {
      await close().catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
      });
    }
  }
}
