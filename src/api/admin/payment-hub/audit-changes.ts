import { isDeepStrictEqual } from "node:util";
import type { CredentialFields } from "../../../gateways/credentials";
import type { Gateway } from "../../../gateways/gateway";
import type { AuditChange } from "../../../modules/payment_hub/store/dashboard-rows";

export type Changes = Record<string, AuditChange>;

/** What differs, by name; what is not there counts as null. */
export function changesBetween(before: object, after: object): Changes {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const changes: Changes = {};
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [from, to] = [(was.get(name) as unknown) ?? null, (is.get(name) as unknown) ?? null];
    if (!isDeepStrictEqual(from, to)) changes[name] = { from, to };
  }
  return changes;
}

/** The same for keys: of whatever is not known to be public only that it changed. */
export function keyChanges(
  { credentialFields }: Gateway,
  before: CredentialFields,
  after: CredentialFields,
): Changes {
  const isPublic = new Set(credentialFields.flatMap(({ name, secret }) => (secret ? [] : [name])));
  const changes = Object.entries(changesBetween(before, after));
  return Object.fromEntries(
    changes.map(([name, change]) => [name, isPublic.has(name) ? change : "changed"]),
  );
}
