import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * How long a simulator in this process works on each request: from the parsed head to the answer
 * handed to the operating system, in milliseconds, in the order of the answers. Node's own channels
 * tell it, so the simulator is the one that the tests use.
 * @returns the list, which grows
 */
export function recordServiceTimes(path: string): readonly number[] {
  const times: number[] = [];
  const begun = new WeakMap<ServerResponse, number>();
  channel("http.server.request.start").subscribe((message) => {
    const { request, response } = message as Exchange;
    if (request.url === path) begun.set(response, performance.now());
  });
  channel("http.server.response.finish").subscribe((message) => {
    const start = begun.get((message as Exchange).response);
    if (start !== undefined) times.push(performance.now() - start);
  });
  return times;
}
