import { useTranslation } from "react-i18next";
import { noteText } from "../../lib/event-text";

/** What was noted on an event; a gateway's own words are marked as English. */
export function EventNote({ note }: { note: string }) {
  const { t } = useTranslation("paymentHub");
  const { text, isEnglish } = noteText(t, note);
  return <span lang={isEnglish ? "en" : undefined}>{text}</span>;
}
