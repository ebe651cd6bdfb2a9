import { randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Stripe's id prefixes; charges and intents carry a 3 in front, as newer objects do. */
export type IdPrefix =
  | "acct_1"
  | "ch_3"
  | "cus_"
  | "du_1"
  | "evt_3"
  | "issfr_1"
  | "payatt_3"
  | "pi_3"
  | "pm_1"
  | "prv_1"
  | "re_3"
  | "req_"
  | "seti_1"
  | "txn_3"
  | "we_1"
  | "whsec_";

const LENGTH = { cus_: 14, req_: 14, whsec_: 32 } as const;

export function newId(prefix: IdPrefix): string {
  return prefix + randomToken(prefix in LENGTH ? LENGTH[prefix as keyof typeof LENGTH] : 23);
}

export function randomToken(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
