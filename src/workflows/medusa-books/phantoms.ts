import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { findGateway } from "../../gateways/registry";
import { currencyCode, decimalString } from "../../lib/money";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { isAbandoned } from "./abandoned";
import type { Kind } from "./book-in-order";
import type { MedusaPayment } from "./medusa-payment";

/**
 * The payment without captures or refunds that no attempt was ever made for and nobody works with any
 * more. They have to go before anything is written: what is missing is counted from what is there.
 */
export async function withoutPhantoms(
  container: MedusaContainer,
  kind: Kind,
  payment: PaymentRow,
  medusa: MedusaPayment,
): Promise<MedusaPayment> {
  const rows = kind === "capture" ? medusa.captures : medusa.refunds;
  const left = rows.filter(isAbandoned);
  const { journal, refunds } = resolveHub(container);
  const known = await journal.knownMedusaIds(left.map(({ id }) => id));
  for (const { medusa_refund_id } of await refunds.listOf(payment.id)) {
    if (medusa_refund_id) known.add(medusa_refund_id);
  }
  const gone = new Set<string>();
  for (const { id } of left.filter((row) => !known.has(row.id))) {
    const row = { id, paymentId: medusa.id };
    if (await removeIfTooMuch(container, kind, payment, row)) gone.add(id);
  }
  if (gone.size === 0) return medusa;
  const others = rows.filter(({ id }) => !gone.has(id));
  return kind === "capture" ? { ...medusa, captures: others } : { ...medusa, refunds: others };
}

/**
 * Takes a row out of Medusa when Medusa has more captured or refunded than the gateway.
 * @returns whether it was taken out
 */
export async function removeIfTooMuch(
  container: MedusaContainer,
  kind: Kind,
  payment: PaymentRow,
  row: { id: string; paymentId: string },
): Promise<boolean> {
  if (!(await saysTooMuch(container, kind, payment, row.paymentId))) return false;
  const payments = container.resolve(Modules.PAYMENT);
  if (kind === "capture") await payments.deleteCaptures([row.id]);
  else await payments.deleteRefunds([row.id]);
  return true;
}

/** Whether Medusa has more captured or refunded than the gateway, asked only where we doubt it. */
async function saysTooMuch(
  container: MedusaContainer,
  kind: Kind,
  payment: PaymentRow,
  medusaId: string,
): Promise<boolean> {
  const hub = resolveHub(container);
  const medusa = await container.resolve(Modules.PAYMENT).retrievePayment(medusaId, {
    relations: ["captures", "refunds"],
  });
  const rows = (kind === "capture" ? medusa.captures : medusa.refunds) ?? [];
  const sum = rows.reduce(
    (total, { amount }) => MathBN.add(total, amount as number),
    MathBN.convert(0),
  );
  const said = findGateway(payment.gateway).amounts.convert(
    decimalString(sum.toFixed()),
    currencyCode(payment.currency),
  ).minor;
  const known = kind === "capture" ? BigInt(payment.captured) : await hub.refunds.sumOf(payment.id);
  if (said <= known) return false;
  const reading = await readPayment(hub, payment);
  if (!reading.ok) throw new Error(reading.error.merchantMessage);
  const { captured, refunded } = reading.view;
  const held = kind === "capture" ? captured?.minor : (refunded?.minor ?? known);
  return said > (held ?? 0n);
}
