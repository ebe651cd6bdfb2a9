/** Names, in lower case, whose values never go into a log, the database or an answer. */
const SECRET_NAMES = new Set([
  ...["client_secret", "secret", "secret_key", "webhook_secret", "private_key", "api_key"],
  ...["password", "authorization", "cookie", "sign", "token"],
]);

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
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const hides = inner !== null && (isSecretName(name) || alsoHidden?.(name));
    // A name may be `__proto__`: it is a name like any other in JSON, and an instruction here.
    if (name === "__proto__") continue;
    kept[name] = hides ? HIDDEN : redact(inner, alsoHidden);
  }
  return kept;
}

function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name) || SECRET_NAMES.has(name.toLowerCase());
}

export function redactText(text: string): string {
  return text.replace(SECRET_VALUES, HIDDEN);
}
