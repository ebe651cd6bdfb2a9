/** A decoded form value: a string, or a hash; lists are hashes with the keys 0, 1, 2 … */
export type FormValue = string | FormHash;
export interface FormHash {
  [key: string]: FormValue;
}

/** Decodes `a[b][0]=x` as Rack does, which is what Stripe's servers use. */
export function decodeForm(encoded: string): FormHash {
  const root = emptyHash();
  for (const [name, value] of new URLSearchParams(encoded)) assign(root, pathOf(name), value);
  return root;
}

/** The same for the same parameters in any order; idempotency compares requests by it. */
export function canonicalForm(value: FormValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalForm(value[key] ?? "")}`);
  return `{${entries.join()}}`;
}

function pathOf(name: string): string[] {
  const [head = "", ...rest] = name.split("[");
  return [head, ...rest.map((part) => part.replace(/\]$/, ""))];
}

function assign(target: FormHash, path: string[], value: string): void {
  const [first = "", ...rest] = path;
  const key = first === "" ? String(Object.keys(target).length) : first;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const existing = target[key];
  const child = typeof existing === "object" ? existing : emptyHash();
  target[key] = child;
  assign(child, rest, value);
}

/** Without a prototype, so that a parameter named `__proto__` is only a parameter. */
function emptyHash(): FormHash {
  return Object.create(null) as FormHash;
}
