import { useMutation } from "@tanstack/react-query";
import { download } from "./api";
import { filterQuery, type EventFilters } from "./event-filters";
import { saveFile } from "./save-file";

export type EventFileFormat = "csv" | "jsonl";

/** Downloads all events that fit, not only those that are shown. */
export function useEventDownload(filters: EventFilters) {
  return useMutation({
    mutationFn: async (format: EventFileFormat) => {
      const query = filterQuery(filters);
      query.set("format", format);
      saveFile(await download(`/events/export?${query}`, `payment-events.${format}`));
    },
  });
}
