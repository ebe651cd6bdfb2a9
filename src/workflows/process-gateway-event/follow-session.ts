import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { PaymentStatus } from "../../gateways/gateway";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { isSettled, readSession, type MedusaSession } from "../medusa-books/medusa-payment";
import { whileNobodyCompletes } from "../medusa-books/while-nobody-completes";

/**
 * What a session is to say while nothing is paid. A declined try is left out: its payment can be
 * tried again, and Medusa completes no cart whose session says `error`, not even once the next try
 * has been paid.
 */
const SAYS: Partial<Record<PaymentStatus, string>> = {
  requires_action: "requires_more",
  processing: "pending",
  canceled: "canceled",
};

/** Medusa completes a cart with any other session. */
const UNPAYABLE: readonly string[] = ["error", "canceled"];

/**
 * Brings Medusa's payment session along with a payment that is not paid. One that Medusa has taken
 * for paid is left alone.
 */
export async function followSession(
  container: MedusaContainer,
  payment: PaymentRow,
  status: PaymentStatus,
): Promise<void> {
  const says = SAYS[status];
  const session = payment.session_id ? await readSession(container, payment.session_id) : undefined;
  if (!says || !session || isSettled(session) || session.status === says) return;
  await change(container, session);
}

/** Lets a cart be completed whose session an earlier try has closed; it has been paid since. */
export async function reopenSession(
  container: MedusaContainer,
  session: MedusaSession,
): Promise<void> {
  if (!session.payment && UNPAYABLE.includes(session.status)) await change(container, session);
}

/**
 * The provider itself looks once more and says the status, while nobody completes the cart: what was
 * paid in between is not taken back.
 */
async function change(container: MedusaContainer, { id }: MedusaSession): Promise<void> {
  const work = async (): Promise<void> => {
    const session = await readSession(container, id);
    if (!session || isSettled(session)) return;
    await container.resolve(Modules.PAYMENT).updatePaymentSession({
      id,
      data: session.data,
      amount: session.raw_amount.value,
      currency_code: session.currency_code,
    });
  };
  await whileNobodyCompletes(container, await readSession(container, id), work);
}
