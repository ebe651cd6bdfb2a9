import type { DisputeRow } from "../../../modules/payment_hub/store/rows";
import { disputeEvents, disputeState } from "../dispute-states";

type Stated = Pick<DisputeRow, "status" | "funds_withdrawn">;

const at = (status: Stated["status"], funds_withdrawn = false): Stated => ({
  status,
  funds_withdrawn,
});

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
