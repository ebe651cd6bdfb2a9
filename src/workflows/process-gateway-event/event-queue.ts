/** More would not be faster: a process has one thread, and each event waits for the database mostly. */
const AT_ONCE = 4;

/** What is not in here waits in the table, so that memory is bounded whatever comes in. */
const MOST_WAITING = 500;

/** How long to leave events alone, after each one that was begun, while many others come in. */
const PAUSE_MS = 250;

/** What has waited for so long is in no burst that will soon be over: shoppers wait for their orders. */
const PATIENCE_MS = 1_000;

/** Then what comes in has to share: forty events a second are begun. */
const SHORT_PAUSE_MS = 25;

export interface Job {
  /** The inbox row's id. */
  id: string;
  /** What it is about: two events of one payment are never worked on at once. */
  about: string;
}

/**
 * What this process works on, a few at a time, so that a burst of events keeps neither new ones nor
 * shoppers waiting. Events of one payment follow each other here and not at the payment's lock: each
 * one that waits there would hold a place, and with Medusa's PostgreSQL locks a connection as well.
 */
export class EventQueue {
  private readonly known = new Map<string, Promise<void>>();
  private readonly busy = new Set<string>();
  private waiting: { job: Job; since: number; start: () => Promise<void> }[] = [];
  private running = 0;
  private pausedUntil = 0;

  /** @param isBusy whether so much comes in at the moment that the rest has to wait for it */
  constructor(private readonly isBusy: () => boolean = () => false) {}

  /**
   * @param work never throws
   * @returns what settles when it is done, the same for one that is here already; undefined when there
   * is no room: the sweep finds it
   */
  add(job: Job, work: () => Promise<void>): Promise<void> | undefined {
    const known = this.known.get(job.id);
    if (known) return known;
    if (this.waiting.length >= MOST_WAITING) return undefined;
    const done = new Promise<void>((resolve) => {
      const start = (): Promise<void> => work().then(resolve, resolve);
      this.waiting.push({ job, since: performance.now(), start });
    });
    this.known.set(job.id, done);
    this.next();
    return done;
  }

  private next(): void {
    while (this.running < AT_ONCE && performance.now() >= this.pausedUntil) {
      const at = this.waiting.findIndex(({ job }) => !this.busy.has(job.about));
      const [found] = at < 0 ? [] : this.waiting.splice(at, 1);
      if (!found) return;
      const { job, since, start } = found;
      if (this.isBusy()) this.pause(since);
      this.running += 1;
      this.busy.add(job.about);
      void start().then(() => {
        this.running -= 1;
        this.busy.delete(job.about);
        this.known.delete(job.id);
        this.next();
      });
    }
  }

  /** @param since when the event came that is begun now */
  private pause(since: number): void {
    const now = performance.now();
    const pause = now - since < PATIENCE_MS ? PAUSE_MS : SHORT_PAUSE_MS;
    this.pausedUntil = now + pause;
    setTimeout(() => this.next(), pause + 1).unref();
  }
}
