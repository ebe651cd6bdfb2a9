import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { BreakView } from "../../../api/admin/payment-hub/contract";
import { resolutionText } from "../../lib/break-text";
import { useDateTime } from "../../lib/use-date-time";

/** How and when something was dealt with. */
export function BreakResolution({ row }: { row: BreakView }) {
  const { t } = useTranslation("paymentHub");
  const dateTime = useDateTime();
  const { text, note } = resolutionText(t, row.resolution ?? "");
  return (
    <div className="bg-ui-bg-component rounded-md px-3 py-2 [overflow-wrap:anywhere]">
      <Text size="small">
        {text}
        {row.resolved_at && (
          <span className="text-ui-fg-muted">
            {" · "}
            <time dateTime={row.resolved_at}>{dateTime(row.resolved_at)}</time>
          </span>
        )}
      </Text>
      {note && (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-line">
          {note}
        </Text>
      )}
    </div>
  );
}
