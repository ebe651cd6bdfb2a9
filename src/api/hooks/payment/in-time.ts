/** Before any gateway gives up waiting for an answer. */
const ANSWER_WITHIN_MS = 8_000;

/**
 * What the database has to answer while a gateway waits. A pool whose server is down lets everybody
 * wait for a minute; work that is done after all does no harm, because the event is then known.
 * @throws Error when it takes too long
 */
export function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error("the database does not answer")),
      ANSWER_WITHIN_MS,
    );
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
