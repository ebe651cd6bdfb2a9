import type { TFunction } from "i18next";
import type { BreakView } from "../../api/admin/payment-hub/contract";
import { ApiError } from "./api";
import {
  readDue,
  readGiveBackFailure,
  readMessage,
  readReference,
  readResolution,
  sentenceName,
  type BreakFacts,
} from "./break-patterns";
import { errorText } from "./server-text";

type DateTime = (iso: string) => string;

export interface BreakText {
  message: string;
  nextStep: string;
  /** The reason, where the message leaves it out. */
  detail?: { text: string; isEnglish: boolean };
  /** The amount it is about, with its currency. */
  amount?: string;
  /** Our number of the payment at the gateway. */
  orderNumber?: string;
}

/**
 * What a break says, in the reader's language. English shows the server's sentences; another
 * language puts their particulars into sentences of its own (`server.breaks`), and shows the
 * server's where it does not know the wording.
 */
export function breakText(t: TFunction, dateTime: DateTime, row: BreakView): BreakText {
  const facts = readMessage(row.kind, row.message);
  const own = facts && translated(t, `breaks.${facts.name}`, wordsFor(t, dateTime, row, facts));
  return {
    message: own ?? plain(row.message, facts?.number, dateTime),
    nextStep: nextStep(t, row),
    detail: own && facts.name !== "late_payment" ? detail(t, facts?.why) : undefined,
    amount: facts?.amount,
    orderNumber: row.order_number ?? facts?.number,
  };
}

/** How it ended, and what was noted about it. */
export function resolutionText(t: TFunction, resolution: string) {
  const { name, who, note } = readResolution(resolution);
  return { text: name ? t(`breaks.resolutions.${name}`, { who }) : resolution, note };
}

/** Why a break could not be dealt with. */
export function resolveErrorText(t: TFunction, row: BreakView, error: Error): string {
  if (!(error instanceof ApiError)) return t("errors.unknown");
  const why = readGiveBackFailure(error.message);
  const own =
    why && translated(t, "giveBackFailed", { why, gateway: gatewayInText(t, row).trim() });
  return own || errorText(t, error);
}

/** Where a gateway's words are kept, by what they are about; others are reasons of disputes. */
const WORDS: Readonly<Record<string, string>> = {
  fraud_warning: "fraudKinds",
  review: "reviewReasons",
};

function wordsFor(t: TFunction, dateTime: DateTime, row: BreakView, facts: BreakFacts) {
  const { amount, why = "", ends, operation = "", event, reason = "", due = "" } = facts;
  const dueBy = readDue(due);
  const words = WORDS[row.kind] ?? "reasons";
  return {
    reason: t(`order.${words}.${reason}`, { defaultValue: reason }),
    due: dueBy ? translated(t, "answerDue", { ends: dateTime(dueBy) }) : sentence(t, due),
    amount,
    event,
    why: sentence(t, why) ?? why,
    ends: ends && dateTime(ends),
    operation: translated(t, `operations.${operation}`) ?? operation,
    gateway: gatewayInText(t, row),
  };
}

/** The reason given by a gateway or by Medusa: in their words where there are no others. */
function detail(t: TFunction, why: string | undefined): BreakText["detail"] {
  if (!why) return undefined;
  const own = sentence(t, why);
  return { text: own ?? why, isEnglish: !own };
}

function nextStep(t: TFunction, row: BreakView): string {
  const reference = readReference(row.next_step);
  const own = reference
    ? translated(t, "sentences.look_at", { reference, gateway: gatewayInText(t, row) })
    : sentence(t, row.next_step);
  return own ?? row.next_step;
}

const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The server's own sentence: its times as the reader's, without the number that stands beside it. */
function plain(message: string, number: string | undefined, dateTime: DateTime): string {
  const text = number
    ? message.replace(` on ${number}`, "").replace(` for ${number}`, "")
    : message;
  return text.replace(ISO_TIME, dateTime);
}

function sentence(t: TFunction, text: string): string | undefined {
  const name = sentenceName(text);
  return name && translated(t, `sentences.${name}`);
}

const gatewayInText = (t: TFunction, { gateway }: BreakView): string =>
  t(`gatewaysInText.${gateway}`, { defaultValue: gateway });

/** Undefined in a language that has no words of its own for what the server says. */
function translated(t: TFunction, key: string, words: object = {}): string | undefined {
  return t(`server.${key}`, { ...words, defaultValue: "" }) || undefined;
}
