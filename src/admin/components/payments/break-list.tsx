import { Text } from "@medusajs/ui";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { PAGE_SIZE, type BreaksPage } from "../../lib/use-breaks";
import { BreakEntry } from "./break-entry";
import { Pages } from "./pages";

interface BreakListProps {
  list: BreaksPage;
  page: number;
  onPage: (page: number) => void;
  onDone: () => void;
}

export function BreakList({ list, page, onPage, onDone }: BreakListProps) {
  const { t } = useTranslation("paymentHub");
  const last = Math.max(0, Math.ceil(list.count / PAGE_SIZE) - 1);
  // What was dealt with leaves its page, and the last page may have held nothing else.
  useEffect(() => {
    if (page > last) onPage(last);
  }, [page, last, onPage]);

  if (list.count === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("breaks.none")}
      </Text>
    );
  }
  return (
    <>
      <ul className="divide-y">
        {list.breaks.map((row) => (
          <BreakEntry key={row.id} row={row} onDone={onDone} />
        ))}
      </ul>
      {last > 0 && <Pages list={list} page={page} last={last} onPage={onPage} />}
    </>
  );
}
