import { CSV_BEGIN, csvLine } from "../../../lib/csv";
import type { EventSummary } from "../../../modules/payment_hub/store/inbox-listing";
import type { EventView } from "./contract";
import { eventView } from "./event-view";

/** In the order of a reader's questions; a column that `EventView` gains is added here. */
const COLUMNS = [
  "received_at",
  "gateway",
  "environment",
  "type",
  "state",
  "note",
  "tries",
  "reference",
  "order_number",
  "object",
  "event_id",
  "occurred_at",
  "processed_at",
  "next_try_at",
  "account_id",
  "id",
] as const satisfies readonly (keyof EventView)[];

interface ExportFormat {
  contentType: string;
  /** What stands before the first event. */
  begin: string;
  line: (event: EventView) => string;
}

export const EXPORT_FORMATS = {
  csv: {
    contentType: "text/csv; charset=utf-8",
    begin: CSV_BEGIN + csvLine(COLUMNS),
    line: (event) => csvLine(COLUMNS.map((column) => event[column])),
  },
  jsonl: {
    contentType: "application/jsonl; charset=utf-8",
    begin: "",
    line: (event) => `${JSON.stringify(event)}\n`,
  },
} as const satisfies Record<string, ExportFormat>;

/** The file in pieces, a batch of events each. */
export async function* exportPieces(
  { begin, line }: ExportFormat,
  batches: AsyncIterable<EventSummary[]>,
): AsyncGenerator<string> {
  let before = begin;
  for await (const events of batches) {
    yield before + events.map((event) => line(eventView(event))).join("");
    before = "";
  }
  if (before) yield before;
}
