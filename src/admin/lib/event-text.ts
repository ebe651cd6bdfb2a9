import type { TFunction } from "i18next";
import { sentenceName } from "./break-patterns";
import { readNote, type NoteFacts } from "./event-notes";

export interface NoteText {
  text: string;
  /** In the server's or the gateway's own words. */
  isEnglish: boolean;
}

/** What was noted on an event, in the reader's language as far as there are words for it. */
export function noteText(t: TFunction, note: string): NoteText {
  const facts = readNote(note);
  if (facts) return { text: t(`events.notes.${facts.name}`, wordsFor(t, facts)), isEnglish: false };
  const own = sentence(t, note);
  return { text: own ?? note.charAt(0).toUpperCase() + note.slice(1), isEnglish: !own };
}

function wordsFor(t: TFunction, { payment, dispute, why, done }: NoteFacts) {
  return {
    status: payment ? t(`order.statuses.${payment}`) : t(`order.disputeStatuses.${dispute}`),
    why: why && (sentence(t, why) ?? why),
    done: t(`events.done.${done}`),
  };
}

function sentence(t: TFunction, text: string): string | undefined {
  const name = sentenceName(text);
  return (name && t(`server.sentences.${name}`, { defaultValue: "" })) || undefined;
}
