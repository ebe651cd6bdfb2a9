import type { EventSummary } from "../../../../modules/payment_hub/store/inbox-listing";
import { EXPORT_FORMATS, exportPieces } from "../event-export";
import { eventView } from "../event-view";

const EVENT: EventSummary = {
  id: "phevt_1",
  gateway: "stripe",
  environment: "live",
  account_id: "phacc_1",
  event_id: "evt_1",
  type: "payment_intent.succeeded",
  reference: "pi_1",
  order_number: null,
  object: null,
  state: "processed",
  note: "captured",
  tries: 1,
  next_try_at: new Date("2026-11-23T08:01:00Z"),
  occurred_at: new Date("2026-11-23T07:59:59Z"),
  processed_at: new Date("2026-11-23T08:00:01Z"),
  created_at: new Date("2026-11-23T08:00:00Z"),
};

async function piecesOf(
  format: keyof typeof EXPORT_FORMATS,
  ...batches: EventSummary[][]
): Promise<string[]> {
  async function* given() {
    yield* batches;
  }
  const pieces: string[] = [];
  for await (const piece of exportPieces(EXPORT_FORMATS[format], given())) pieces.push(piece);
  return pieces;
}

it("begins a CSV with the mark that tells spreadsheets its encoding, and with every column", async () => {
  const [piece = ""] = await piecesOf("csv", [EVENT]);
  const [head = "", line] = piece.split("\r\n");
  expect(head.startsWith("\uFEFFreceived_at,")).toBe(true);
  expect(head.slice(1).split(",").sort()).toEqual(Object.keys(eventView(EVENT)).sort());
  expect(line).toMatch(
    /^2026-11-23T08:00:00\.000Z,stripe,live,payment_intent\.succeeded,processed,/,
  );
});

it("gives a batch at a time, and the columns once", async () => {
  const pieces = await piecesOf("csv", [EVENT, EVENT], [EVENT]);
  expect(pieces.map((piece) => piece.trimEnd().split("\r\n").length)).toEqual([3, 1]);
  expect(await piecesOf("csv")).toHaveLength(1);
});

it("writes JSON lines as the list shows events", async () => {
  const pieces = await piecesOf("jsonl", [EVENT], [EVENT]);
  expect(pieces).toEqual(Array(2).fill(`${JSON.stringify(eventView(EVENT))}\n`));
  expect(await piecesOf("jsonl")).toEqual([]);
});
