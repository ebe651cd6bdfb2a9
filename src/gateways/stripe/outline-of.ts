import type { Gateway } from "../gateway";

const ENVELOPE = ["id", "object", "api_version", "created", "livemode", "type"];

/** What was said of the object is left out, but what it is. */
export const outlineOf: Gateway["outlineOf"] = (payload) => {
  const object = (payload.data as { object?: { id?: unknown; object?: unknown } } | undefined)
    ?.object;
  return {
    ...Object.fromEntries(ENVELOPE.filter((name) => name in payload).map((n) => [n, payload[n]])),
    data: { object: { id: object?.id, object: object?.object } },
  };
};
