/**
 * Keeps whatever a store answers from now on, whoever asks, so that a test can look for what must
 * never be in it.
 * @param url the store's address; answers of others (the simulators) are not kept
 */
export function keepAnswers(url: string): { text(): string; stop(): void } {
  const answers: string[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    if (response.url.startsWith(url)) {
      answers.push(JSON.stringify([...response.headers]), await response.clone().text());
    }
    return response;
  };
  return {
    text: () => answers.join("\n"),
    stop: () => {
      globalThis.fetch = original;
    },
  };
}
