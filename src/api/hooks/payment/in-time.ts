/** Before any gateway gives up waiting for an answer. */
const ANSWER_WITHIN_MS = 8_000;

/**
 * What the database has to answer while a gateway waits. A pool whose server is down lets everybody
 * wait for a minute; work that is done after all does no harm, because the event is then known.
 * @throws Error when it takes too long
 */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error("the database does not answer");
    timer = setTimeout(() => reject(error), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
