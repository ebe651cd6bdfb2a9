import type { DisputeRow } from "../../../modules/payment_hub/store/rows";
import { disputeEvents, disputeState } from "../dispute-states";

type Stated = Parameters<typeof disputeState>[0];

const TERMS = { amount: "500", currency: "usd", respond_by: new Date("2026-12-01T00:00:00Z") };

const at = (
  status: DisputeRow["status"],
  funds_withdrawn = false,
  terms: Partial<Stated> = {},
): Stated => ({ ...TERMS, status, funds_withdrawn, ...terms });

/** What is told of each of these states, read one after the other. */
function told(...states: Stated[]): string[] {
  let before: string | null = null;
  return states.flatMap((now) => {
    const events = disputeEvents(before, now);
    before = disputeState(now);
    return events.map((name) => name.replace("payment_hub.dispute.", ""));
  });
}

describe("what is told of a dispute", () => {
  test.each<[string, Stated[], string[]]>([
    [
      "each step once",
      [at("needs_response"), at("needs_response", true), at("under_review", true), at("won")],
      ["opened", "funds_withdrawn", "updated", "won", "funds_reinstated"],
    ],
    [
      "nothing twice",
      [at("needs_response", true), at("needs_response", true)],
      ["opened", "funds_withdrawn"],
    ],
    [
      "another deadline, another amount",
      [
        at("needs_response", true),
        at("needs_response", true, { respond_by: new Date("2026-12-08T00:00:00Z") }),
        at("needs_response", true, { respond_by: null, amount: "300" }),
        at("needs_response", true, { respond_by: null, amount: "300" }),
      ],
      ["opened", "funds_withdrawn", "updated", "updated"],
    ],
    [
      "no deadline of what is over",
      [at("won"), at("won", false, { respond_by: null })],
      ["opened", "won"],
    ],
    ["what nobody saw is left out", [at("lost", true)], ["opened", "funds_withdrawn", "lost"]],
    ["an inquiry that ends", [at("inquiry"), at("won")], ["opened", "won"]],
    [
      "an inquiry that grows",
      [at("inquiry"), at("needs_response", true)],
      ["opened", "funds_withdrawn", "updated"],
    ],
    [
      "money that comes after the verdict",
      [at("won", true), at("won")],
      ["opened", "funds_withdrawn", "won", "funds_reinstated"],
    ],
  ])("%s", (_, states, events) => {
    expect(told(...states)).toEqual(events);
  });
});
