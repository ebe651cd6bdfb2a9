/** Names whose values never go into a log, the database or an answer, wherever they stand. */
const SECRET_NAMES =
  /^(client_secret|secret|secret_key|webhook_secret|private_key|api_key|password|authorization|cookie|sign|token)$/i;

/** Values that are secrets whatever their name is. */
const SECRET_VALUES =
  /\b(?:sk|rk)_(?:test|live)_\w+|\bwhsec_\w+|\bpi_\w+_secret_\w+|\bseti_\w+_secret_\w+/g;

const HIDDEN = "[redacted]";

/**
 * A deep copy in which secrets are replaced. Arrays and plain objects only, as JSON has them.
 * @param alsoHidden further names whose values are replaced, whatever they hold
 */
export function redact(value: unknown, alsoHidden?: (name: string) => boolean): unknown {
  if (typeof value === "string") return redactText(value);
  if (Array.isArray(value)) return value.map((inner) => redact(inner, alsoHidden));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      inner !== null && (SECRET_NAMES.test(name) || alsoHidden?.(name))
        ? HIDDEN
        : redact(inner, alsoHidden),
    ]),
  );
}

export function redactText(text: string): string {
  return text.replace(SECRET_VALUES, HIDDEN);
}
