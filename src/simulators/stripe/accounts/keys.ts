import { randomToken } from "../objects/ids";
import type { Realm } from "./realm";

export type KeyKind = "publishable" | "secret" | "restricted";

export interface ApiKey {
  kind: KeyKind;
  value: string;
  realm: Realm;
  /** Of a restricted key only, as `rak_charge_write`. */
  permissions: ReadonlySet<string>;
  /** Rolled keys stay known, so that they get their own error. */
  expired: boolean;
}

const PREFIX: Readonly<Record<KeyKind, string>> = {
  publishable: "pk",
  secret: "sk",
  restricted: "rk",
};

export function newKeyValue(kind: KeyKind, livemode: boolean): string {
  return `${PREFIX[kind]}_${livemode ? "live" : "test"}_51${randomToken(97)}`;
}

/** `sk_test_****abcd`, one star a hidden character, as Stripe repeats keys in its errors. */
export function maskKey(value: string): string {
  const prefix = /^[a-z]+_(test|live)_/.exec(value)?.[0] ?? "";
  const shown = value.slice(-4);
  const hidden = Math.max(0, value.length - prefix.length - shown.length);
  return hidden === 0 ? value : prefix + "*".repeat(hidden) + shown;
}
