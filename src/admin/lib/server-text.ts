import type { TFunction } from "i18next";
import type { CheckView, ProblemView } from "../../api/admin/payment-hub/contract";
import type { ApiError } from "./api";

/**
 * The server speaks English and names what it means. English shows its words; another language
 * has words of its own under `server.*`, and falls back to the server's where it has none.
 */
export function checkText(t: TFunction, check: CheckView) {
  const key = `server.checks.${check.name}`;
  const say = (part: string, fallback: string) => t(`${key}.${part}`, { defaultValue: fallback });
  const isClean = check.ok && !check.fix;
  const state = isClean ? "ok" : check.ok ? "warned" : "failed";
  const message = say(state, check.message);
  return {
    name: t(`checks.${check.name}`, { defaultValue: check.name.replaceAll("_", " ") }),
    message,
    fix: check.fix && say("fix", check.fix),
    /** The server's words where a general translation stands for them: they hold the particulars. */
    original: isClean || message === check.message ? undefined : check.message,
  };
}

export function problemText(t: TFunction, problem: ProblemView) {
  const key = `server.problems.${problem.code}`;
  return {
    message: t(`${key}.message`, { defaultValue: problem.message }),
    fix: t(`${key}.fix`, { defaultValue: problem.fix }),
  };
}

export function errorText(t: TFunction, error: ApiError): string {
  if (error.status === 0) return t("errors.unreachable");
  if (error.status === 401) return t("errors.signedOut");
  const message = error.message || t("errors.unknown");
  return error.code ? t(`server.errors.${error.code}`, { defaultValue: message }) : message;
}
