import { MathBN } from "@medusajs/framework/utils";
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { PAYMENT_ID } from "../../../operations/payment-id";
import { orderIdOf } from "../../../workflows/medusa-books/medusa-order";
import { readSession, type MedusaRow } from "../../../workflows/medusa-books/medusa-payment";
import type { PaymentMay } from "./contract";

/** Medusa's own payment that stands behind one of the hub's, and what can be asked of it. */
export interface MedusaSide {
  id: string;
  orderId: string | undefined;
  /** Decimals, as Medusa counts. */
  capturable: string;
  refundable: string;
  isCanceled: boolean;
  isUntouched: boolean;
}

/** @returns undefined while Medusa has none of it, or has another one in its place */
export async function medusaSideOf(
  container: MedusaContainer,
  { id, session_id, superseded_at }: PaymentRow,
): Promise<MedusaSide | undefined> {
  const session = session_id ? await readSession(container, session_id) : undefined;
  const payment = session?.payment;
  if (!session || !payment) return undefined;
  const behind = payment.data?.[PAYMENT_ID];
  if (typeof behind === "string" ? behind !== id : superseded_at) return undefined;
  const captured = sum(payment.captures);
  return {
    id: payment.id,
    orderId: await orderIdOf(container, session),
    capturable: left(payment.raw_amount.value, captured),
    refundable: left(captured, sum(payment.refunds)),
    isCanceled: payment.canceled_at !== null,
    isUntouched: payment.captures.length === 0,
  };
}

/** What its state and Medusa's rows allow; whether the gateway agrees only it can say. */
export function mayOf({ status }: PaymentRow, medusa: MedusaSide | undefined): PaymentMay {
  const isHeld = medusa !== undefined && !medusa.isCanceled && status === "authorized";
  return {
    query: true,
    capture: isHeld && medusa.capturable !== "0",
    refund: medusa !== undefined && medusa.refundable !== "0",
    cancel: isHeld && medusa.isUntouched,
  };
}

function sum(rows: readonly MedusaRow[]): BigNumberInput {
  return rows.reduce<BigNumberInput>((all, row) => MathBN.add(all, row.raw_amount.value), 0);
}

function left(whole: BigNumberInput, taken: BigNumberInput): string {
  const rest = MathBN.sub(whole, taken);
  return MathBN.gt(rest, 0) ? rest.toFixed() : "0";
}
