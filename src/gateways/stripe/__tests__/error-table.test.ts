import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type Stripe from "stripe";
import { DECLINE_CODES, findDecline } from "../decline-codes";
import { SHOPPER, type ErrorEntry, type KnownOf, type StripeCode } from "../error-entry";
import { ERROR_TABLE, findEntry } from "../error-table";
import { GENERIC_DECLINE } from "../errors-of-cards";
import { REFUND_FAILURES, refundFailure } from "../refund-failures";
import {
  CARD_DECLINES,
  OTHER_DECLINES,
  TOLD_TO_NOBODY,
  UNLISTED_DECLINES,
} from "./documented-declines";

type Same<A, B> = [A, B] extends [B, A] ? true : false;
type OpenCode = Stripe.PaymentIntent.LastPaymentError.Code;

/** Each does not compile when it is not so. */
const proofs: [
  Same<KnownOf<"a" | "b" | (string & Record<never, never>)>, "a" | "b">,
  Same<KnownOf<string>, never>,
  // Stripe's own type takes any text; ours takes its known members, each of them and no other.
  string extends OpenCode ? true : false,
  string extends StripeCode ? false : true,
  Same<StripeCode, never> extends true ? false : true,
  Same<Extract<OpenCode, "card_declined">, Extract<StripeCode, "card_declined">>,
] = [true, true, true, true, true, true];

/** What the SDK's declarations list, read as text. */
function codesDeclaredIn(file: string): string[] {
  const path = join(dirname(require.resolve("stripe")), "resources", file);
  const union = /type Code = ('account_closed' \| '[^;]*);/.exec(readFileSync(path, "utf8"))?.[1];
  return [...(union ?? "").matchAll(/'(\w+)'/g)].map(([, code]) => code ?? "");
}

const sorted = (codes: Iterable<string>): string[] => [...new Set(codes)].sort();

describe("the table", () => {
  it("is a Record over the SDK's known codes, not over any text", () => {
    expect(proofs).not.toContain(false);
    // @ts-expect-error A code that the SDK does not know cannot be asked for.
    expect(ERROR_TABLE.no_such_code).toBeUndefined();
    // @ts-expect-error A table that leaves a code out is none.
    const incomplete: Readonly<Record<StripeCode, ErrorEntry>> = { card_declined: GENERIC_DECLINE };
    expect(incomplete.expired_card).toBeUndefined();
  });

  it.each(["PaymentIntents.d.ts", "SetupIntents.d.ts", "SetupAttempts.d.ts", "Invoices.d.ts"])(
    "has every code of %s, and no other",
    (file) => {
      const declared = codesDeclaredIn(file);
      expect(declared.length).toBeGreaterThan(200);
      expect(sorted(Object.keys(ERROR_TABLE))).toEqual(sorted(declared));
    },
  );

  it("knows nothing of what is no code", () => {
    expect(findEntry(undefined)).toBeUndefined();
    expect(findEntry("toString")).toBeUndefined();
    expect(findDecline("constructor")).toBeUndefined();
  });

  it("knows every code that the simulator refuses with", () => {
    const simulator = join(__dirname, "../../../simulators/stripe");
    const sources = readdirSync(simulator, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.includes("__tests__"))
      .map((path) => readFileSync(join(simulator, path), "utf8"));
    const codes = sources.flatMap((text) => [...text.matchAll(/\bcode: "([a-z_]+)"/g)]);
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.map(([, code]) => code).filter((code) => !findEntry(code))).toEqual([]);
    const declines = sources.flatMap((text) => [...text.matchAll(/cardDeclined\(\s*"(\w+)"/g)]);
    expect(declines.length).toBeGreaterThan(5);
    expect(declines.map(([, code]) => code).filter((code) => !findDecline(code))).toEqual([]);
  });
});

describe("decline codes", () => {
  it("are all that Stripe documents, and no other", () => {
    const documented = [...CARD_DECLINES, ...OTHER_DECLINES, ...UNLISTED_DECLINES];
    expect(sorted(Object.keys(DECLINE_CODES))).toEqual(sorted(documented));
  });

  it.each([...TOLD_TO_NOBODY, "partner_high_risk_customer", "compliance_violation"])(
    "%s looks to the shopper like any other decline",
    (code) => {
      const { code: ours, shopper, retryable, outcome, merchant } = findDecline(code) ?? {};
      expect({ code: ours, shopper, retryable, outcome }).toEqual({
        code: GENERIC_DECLINE.code,
        shopper: GENERIC_DECLINE.shopper,
        retryable: undefined,
        outcome: "declined",
      });
      expect(merchant).not.toBe(GENERIC_DECLINE.merchant);
    },
  );

  it("are worth another try only where Stripe says so", () => {
    const again = Object.entries<ErrorEntry>(DECLINE_CODES).filter(
      ([, { retryable }]) => retryable,
    );
    expect(sorted(again.map(([code]) => code))).toEqual([
      "approve_with_id",
      "issuer_not_available",
      "processing_error",
      "reenter_transaction",
      "try_again_later",
    ]);
  });
});

const ENTRIES: [string, ErrorEntry][] = [
  ...Object.entries<ErrorEntry>(ERROR_TABLE),
  ...Object.entries<ErrorEntry>(DECLINE_CODES).map(([code, entry]): [string, ErrorEntry] => [
    `decline ${code}`,
    entry,
  ]),
];

const namesOf = (entries: typeof ENTRIES): string[] => entries.map(([name]) => name);

describe("every entry", () => {
  it("tells the merchant what happened and what to do", () => {
    // What is open needs no advice: the plugin itself goes on asking.
    const refusals = ENTRIES.filter(([, { outcome }]) => outcome !== "unknown");
    const silent = refusals.filter(([, { merchant }]) => !/^\S.+[.;:]\s.+\.$/s.test(merchant));
    expect(refusals.length).toBeGreaterThan(250);
    expect(namesOf(silent)).toEqual([]);
  });

  it("has words for the shopper", () => {
    expect(namesOf(ENTRIES.filter(([, { shopper }]) => !SHOPPER[shopper]))).toEqual([]);
  });

  it("has an outcome that goes with its code", () => {
    const mustBeRetryable = ENTRIES.filter(
      ([, { outcome, code }]) => outcome === "unknown" || code === "rate_limited",
    );
    expect(namesOf(mustBeRetryable.filter(([, { retryable }]) => !retryable))).toEqual([]);
    const declines = ENTRIES.filter(([name]) => name.startsWith("decline "));
    expect(namesOf(declines.filter(([, { outcome }]) => outcome !== "declined"))).toEqual([]);
  });
});

it("tells shoppers nothing of the merchant's affairs, and nobody that a card is stolen", () => {
  for (const words of Object.values(SHOPPER)) {
    expect(words).not.toMatch(/stripe|merchant|api|\bkey\b|account settings|radar|test mode/i);
    expect(words).not.toMatch(/stolen|lost|fraud|risk|block/i);
    expect(words).toMatch(/[.]$/);
  }
});

describe("why a refund failed", () => {
  it("is told for every reason that the SDK documents", () => {
    const path = join(dirname(require.resolve("stripe")), "resources/Refunds.d.ts");
    const doc = /reason for the refund failure\. Possible values are: ([^.]*)\./.exec(
      readFileSync(path, "utf8"),
    )?.[1];
    const documented = [...(doc ?? "").matchAll(/`(\w+)`/g)].map(([, reason]) => reason ?? "");
    expect(sorted(Object.keys(REFUND_FAILURES))).toEqual(sorted(documented));
  });

  it.each([undefined, null, "a_new_reason", "toString"])("has words even for %p", (reason) => {
    const refund = { status: "failed", failure_reason: reason } as Stripe.Refund;
    expect(refundFailure(refund)).toBe(REFUND_FAILURES.unknown);
  });

  it("tells a refund that was called off from one that failed", () => {
    expect(refundFailure({ status: "canceled" })).toBe(REFUND_FAILURES.merchant_request);
  });
});
