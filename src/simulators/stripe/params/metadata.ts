import { invalidRequest } from "../wire/api-error";
import { field, invalidValue, type Field } from "./field";

export type Metadata = Record<string, string>;

/** Keys with an empty value unset themselves; `null` (an empty string sent) unsets them all. */
export type MetadataChange = Metadata | null;

const MAX_KEYS = 50;
const MAX_KEY = 40;
const MAX_VALUE = 500;

export function metadata(): Field<MetadataChange, false> {
  return field((value, name) => {
    if (value === "") return null;
    if (typeof value === "string") throw invalidValue("object", value, name);
    const change: Metadata = {};
    for (const [key, entry] of Object.entries(value)) {
      if (typeof entry !== "string") throw invalidValue("string", entry, `${name}[${key}]`);
      assertLimits(key, entry);
      change[key] = entry;
    }
    return change;
  });
}

export function applyMetadata(current: Metadata, change: MetadataChange | undefined): Metadata {
  if (change === undefined) return current;
  if (change === null) return {};
  const merged = Object.entries({ ...current, ...change }).filter(([, value]) => value !== "");
  if (merged.length > MAX_KEYS) {
    throw invalidRequest(
      `You can only have up to ${MAX_KEYS} metadata keys on an object, but this request would leave ${merged.length}.`,
      { param: "metadata" },
    );
  }
  return Object.fromEntries(merged);
}

function assertLimits(key: string, value: string): void {
  if (key.length > MAX_KEY) {
    throw invalidRequest(
      `Metadata keys can have up to ${MAX_KEY} characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`,
      { param: "metadata" },
    );
  }
  if (value.length > MAX_VALUE) {
    throw invalidRequest(
      `Metadata values can have up to ${MAX_VALUE} characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`,
      { param: `metadata[${key}]` },
    );
  }
}
