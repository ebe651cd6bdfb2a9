import { Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { BreaksPage } from "../../lib/use-breaks";

interface PagesProps {
  list: BreaksPage;
  page: number;
  last: number;
  onPage: (page: number) => void;
}

/** Turns pages. Not `Table.Pagination`: its order of words suits no Chinese. */
export function Pages({ list, page, last, onPage }: PagesProps) {
  const { t } = useTranslation("paymentHub");
  const { offset, breaks, count: total } = list;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-t px-6 py-3">
      <Text size="small" leading="compact" className="text-ui-fg-subtle" aria-live="polite">
        {t("breaks.pages", { from: offset + 1, to: offset + breaks.length, total })}
      </Text>
      <div className="flex gap-x-2">
        <Button
          size="small"
          variant="secondary"
          disabled={page === 0}
          onClick={() => onPage(page - 1)}
        >
          {t("breaks.previous")}
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={page >= last}
          onClick={() => onPage(page + 1)}
        >
          {t("breaks.next")}
        </Button>
      </div>
    </div>
  );
}
