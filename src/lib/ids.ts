import { randomFillSync } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LENGTH = 10;
const RANDOM_BYTES = 16;

/** Drawn for many at once: a draw costs the same however few bytes it is for. */
const drawn = Buffer.alloc(RANDOM_BYTES * 256);
let used = drawn.length;

/**
 * A number for one payment at a gateway: `MPH`, the time, and 80 random bits.
 * Letters and digits only and 29 long, because gateways take at most 32 (UnionPay, WeChat Pay) and
 * not all take `_` or `-`. It sorts by time of creation.
 */
export function orderNumber(now: Date): string {
  return `MPH${sortable(now)}`;
}

/** Only ours: other systems on the same account name their orders as they like. */
const ORDER_NUMBER = new RegExp(`^MPH[${CROCKFORD}]{${TIME_LENGTH + RANDOM_BYTES}}$`);

/** Whether a number that a gateway tells of is one that `orderNumber` has made. */
export function isOrderNumber(text: string): boolean {
  return ORDER_NUMBER.test(text);
}

/**
 * The id of a row that is written while a shopper waits; like Medusa's own (`phpay_01K…`), but without
 * a draw of random bytes for every character.
 */
export function entityId(prefix: string, now: Date): string {
  return `${prefix}_${sortable(now)}`;
}

/** The time in 10 characters, so that it sorts, and 80 random bits in 16. */
function sortable(now: Date): string {
  let time = now.getTime();
  let prefix = "";
  for (let i = 0; i < TIME_LENGTH; i++) {
    prefix = (CROCKFORD[time % 32] ?? "0") + prefix;
    time = Math.floor(time / 32);
  }
  return prefix + random();
}

function random(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  let letters = "";
  for (const end = used + RANDOM_BYTES; used < end; used++) {
    letters += CROCKFORD[(drawn[used] ?? 0) % 32] ?? "0";
  }
  return letters;
}
