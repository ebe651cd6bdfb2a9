/** How a lease that ends by itself is kept, and given back. */
export interface LeaseKeeping {
  /** How long it lasts when its holder does nothing. */
  seconds: number;
  /** @returns its new mark; undefined when it has ended, and may be another one's by now */
  renew(mark: string): Promise<string | undefined>;
  release(mark: string): Promise<void>;
}

/**
 * Keeps a lease for as long as its holder works: how long that takes nobody can say before, but a
 * holder that has died must not be waited for much longer than it is silent. Every call that a holder
 * makes has a time limit of its own, so that this ends.
 * @returns what gives it back
 */
export function keepLease(
  mark: string,
  { seconds, renew, release }: LeaseKeeping,
): () => Promise<void> {
  let current: string | undefined = mark;
  let renewing: Promise<void> = Promise.resolve();
  const renewOnce = async (): Promise<void> => {
    if (current !== undefined) current = await renew(current);
  };
  const timer = setInterval(
    () => {
      // What fails for once is tried again before the lease ends.
      renewing = renewing.then(renewOnce).catch(() => undefined);
    },
    (seconds * 1000) / 3,
  );
  timer.unref();
  return async () => {
    clearInterval(timer);
    await renewing;
    if (current !== undefined) await release(current);
  };
}
