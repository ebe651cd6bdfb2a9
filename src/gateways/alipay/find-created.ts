import type { CaptureMethod, PaymentView } from "../gateway";
import type { Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { retrievePayment } from "./retrieve-payment";

/** A number that no buyer has come for is not known to Alipay: then there is nothing to find. */
export async function findCreated(
  client: AlipayClient,
  { orderNumber, captureMethod }: { orderNumber: string; captureMethod: CaptureMethod },
): Promise<Outcome<PaymentView> | undefined> {
  const found = await retrievePayment(client, { reference: orderNumber, captureMethod });
  if (found.outcome === "succeeded" && !found.value.amount) return undefined;
  return found;
}
