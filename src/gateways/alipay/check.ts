import { checkClock } from "../clock-skew";
import type { AccountCheck } from "../gateway";
import { checkCertificates } from "./check-certificates";
import { checkNotifyAddress } from "./check-notify-address";
import type { AlipayClient, Answer } from "./client";
import type { Failure } from "./error-map";
import { PATHS } from "./paths";

/** A number that cannot exist: ours begin with `MPH`. To ask for it changes nothing. */
const NO_SUCH_TRADE = { out_trade_no: "CHECKCONNECTION0000000000" };

/**
 * Checks each thing that a working account needs. One query tells whether Alipay can be reached,
 * knows the app and takes our signature; a second one, over V2, whether its own verifies, because V3
 * does not sign refusals.
 */
export async function checkAccount(
  client: AlipayClient,
  { notifyUrl }: { notifyUrl: string },
): Promise<AccountCheck[]> {
  const keys = passed("keys", "The private key and Alipay's key can be read and are not one pair.");
  const local = [
    keys,
    ...checkCertificates(client.account.fields, client.clock.now()),
    checkNotifyAddress(notifyUrl, client.account.environment),
  ];
  const answer = await client.post(PATHS.query, NO_SUCH_TRADE, client.timeouts.query);
  if (isUnreachable(answer)) return [...local, unreachable(client)];
  const reached = passed("reachable", `Alipay answers at ${client.account.endpoint}.`);
  const accepted = [checkAppId(answer), checkSignature(answer)];
  const verified = accepted.every(({ ok }) => ok) ? [await checkAlipayKey(client)] : [];
  return [...local, reached, ...accepted, ...verified, ...checkClock("Alipay", client.watch)];
}

function isUnreachable(answer: Answer): boolean {
  return failureOf(answer)?.outcome === "unknown" && !answeredUnverified(answer);
}

/** A signed 2xx answer that does not verify still came from somewhere that took our request. */
function answeredUnverified(answer: Answer): boolean {
  return failureOf(answer)?.error.code === "answer_unverified";
}

function unreachable({ account }: AlipayClient): AccountCheck {
  return {
    name: "reachable",
    ok: false,
    message: `Alipay gives no usable answer at ${account.endpoint}.`,
    fix: "Check that the server may connect to this address, then try again in a minute.",
  };
}

function checkAppId(answer: Answer): AccountCheck {
  const name = "app_id";
  const code = gatewayCode(answer);
  if (code.includes("app-id") || code.includes("PARTNER_ERROR")) return failedBy(name, answer);
  return passed(name, "Alipay knows the app id.");
}

/** Alipay looks for the app first; with an unknown one it has no key to verify our signature with. */
function checkSignature(answer: Answer): AccountCheck {
  const name = "signature";
  const failure = failureOf(answer);
  if (!failure || failure.error.code === "not_found" || answeredUnverified(answer)) {
    return passed(name, "Alipay accepts our signature.");
  }
  if (!checkAppId(answer).ok) {
    const message = "Our signature could not be tested, because the app id is not accepted.";
    return { name, ok: false, message, fix: "Correct the app id first, then check again." };
  }
  return failedBy(name, answer);
}

async function checkAlipayKey(client: AlipayClient): Promise<AccountCheck> {
  const name = "alipay_public_key";
  const verifies = await client.answerVerifies("alipay.trade.query", NO_SUCH_TRADE);
  if (verifies === "yes") return passed(name, "Alipay's answers verify with its public key.");
  if (verifies === "not_asked") {
    const message = "Alipay's answer could not be verified, because it sent none that is signed.";
    return { name, ok: false, message, fix: "Try again in a minute." };
  }
  return {
    name,
    ok: false,
    message: "Alipay's answers do not verify with the Alipay public key that is stored.",
    fix: "Paste the key shown as 支付宝公钥 (not 应用公钥) on the app's page at open.alipay.com.",
  };
}

function failedBy(name: string, answer: Answer): AccountCheck {
  const error = failureOf(answer)?.error;
  const message = `Alipay answers ${error?.gatewayCode ?? "with an error"}.`;
  return { name, ok: false, message, fix: error?.merchantMessage ?? "Try again in a minute." };
}

function failureOf(answer: Answer): Failure | undefined {
  return answer.ok ? undefined : answer.failure;
}

function gatewayCode(answer: Answer): string {
  return failureOf(answer)?.error.gatewayCode ?? "";
}

function passed(name: string, message: string): AccountCheck {
  return { name, ok: true, message };
}
