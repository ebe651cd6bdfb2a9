import { Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { PAGE_SIZE } from "../../lib/use-breaks";

interface PagesProps {
  page: number;
  last: number;
  total: number;
  onPage: (page: number) => void;
}

/** Turns pages. Not `Table.Pagination`: its order of words suits no Chinese. */
export function Pages({ page, last, total, onPage }: PagesProps) {
  const { t } = useTranslation("paymentHub");
  const from = page * PAGE_SIZE + 1;
  const to = Math.min(total, from + PAGE_SIZE - 1);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-t px-6 py-3">
      <Text size="small" leading="compact" className="text-ui-fg-subtle" aria-live="polite">
        {t("breaks.pages", { from, to, total })}
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
