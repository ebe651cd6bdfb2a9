import type { PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { failedWith, notUnderstood } from "./error-map";
import { PATHS } from "./paths";
import { nothingYet, readTrade } from "./status-map";

export async function retrievePayment(
  client: AlipayClient,
  { reference }: Pick<PaymentRef, "reference">,
): Promise<Outcome<PaymentView>> {
  const ask = { paymentReference: reference };
  const answer = await client.post(PATHS.query, { out_trade_no: reference }, client.timeouts.query);
  if (answer.ok) {
    const view = readTrade(reference, answer.data);
    return view ? succeeded(view) : failedWith(notUnderstood("trade not understood"), ask);
  }
  if (answer.failure.error.code === "not_found") return succeeded(nothingYet(reference));
  return failedWith(answer.failure, ask);
}
