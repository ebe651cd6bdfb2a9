import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView } from "../../gateways/gateway";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { isOpen } from "../../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { bringChargeIntoMedusa, type Charged } from "./bring-charge-into-medusa";
import type { Collection } from "./collection";
import {
  anotherMethodOpen,
  beingDecided,
  goingBack,
  paidAlready,
  refusal,
  stillOpen,
} from "./refusals";
import { settleCharge } from "./settle-charge";

/**
 * Finds out what has become of the charges that were made of this payment collection before.
 * @returns what the earlier one has come to, when it is the same one and went through after all;
 * undefined when nothing of them was paid, nor can be
 * @throws MedusaError NOT_ALLOWED when another charge would be one too many, or nobody can say
 */
export async function settleEarlier(
  container: MedusaContainer,
  collection: Collection,
  paymentMethod: string,
): Promise<Charged | undefined> {
  const hub = resolveHub(container);
  for (const charge of await hub.charges.listMade(collection.id)) {
    const payment = await hub.payments.find(charge.payment_id);
    const creation = payment && (await hub.journal.creationOf(payment.id));
    if (!payment || !creation) continue;
    const isSame = charge.payment_method === paymentMethod;
    const settled = isOpen(creation)
      ? await settleCharge(hub, payment, { ...charge, creation, isRepeated: isSame })
      : creation;
    if (isOpen(settled)) throw isSame ? stillOpen(settled.message) : anotherMethodOpen();
    const fresh = (await hub.payments.find(payment.id)) ?? payment;
    if (!mayHavePaid(settled, fresh)) continue;
    const paid = await whatIsPaid(container, fresh);
    if (!paid) continue;
    const session = collection.payment_sessions.find(({ id }) => id === payment.session_id);
    if (!session || paid.payment.superseded_at) throw goingBack();
    // Somebody was told of this one already, and asks for another.
    if (!isOpen(creation) && paid.view.status === "processing") throw beingDecided();
    if (!isSame) throw paidAlready();
    return bringChargeIntoMedusa(container, session.id);
  }
  return undefined;
}

/** What was refused paid for nothing, unless the gateway itself has told of it since. */
function mayHavePaid({ outcome }: AttemptRow, { reference, superseded_at }: PaymentRow): boolean {
  if (outcome !== "declined" && outcome !== "rejected") return true;
  return reference !== null && !superseded_at;
}

/** @returns the payment as the gateway holds it, when the buyer's money is there or on its way */
async function whatIsPaid(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<{ payment: PaymentRow; view: PaymentView } | undefined> {
  const reading = await readPayment(resolveHub(container), payment);
  if (!reading.ok) {
    if (reading.error.code === "not_found") return undefined;
    throw refusal(
      reading.error.code,
      `An earlier charge of it could not be looked at; nothing was charged now. ${reading.error.merchantMessage}`,
    );
  }
  return isHeld(reading.view) ? reading : undefined;
}

function isHeld({ status, captured, refunded }: PaymentView): boolean {
  if (status === "processing" || status === "authorized") return true;
  return status === "captured" && (captured?.minor ?? 0n) > (refunded?.minor ?? 0n);
}
