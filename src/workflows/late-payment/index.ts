import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError, Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { readCart, readSession } from "../medusa-books/medusa-payment";
import { messageOf } from "../message-of";
import { giveBack } from "./handle-late-payment";
import { OrderedError, readOrdered, refuseOrdered } from "./ordered";

export interface GiveBackLatePaymentInput {
  /** The hub's own id of the payment. */
  payment_id: string;
  /** A person has looked, and says that no order pays with the money where one may. */
  although_ordered?: boolean;
}

const LOCK_SECONDS = 30;

const giveBackStep = createStep(
  "give-back-late-payment",
  async ({ payment_id, although_ordered }: GiveBackLatePaymentInput, { container }) => {
    const hub = resolveHub(container);
    const work = async (): Promise<void> => {
      const payment = await hub.payments.find(payment_id);
      if (!payment) throw new Error("There is no such payment.");
      await holdingCart(container, payment, async () => {
        refuseOrdered(await readOrdered(container, payment), although_ordered ?? false);
        const reading = await readPayment(hub, payment);
        if (!reading.ok) throw new Error(reading.error.merchantMessage);
        await giveBack(container, reading.payment, reading.view);
      });
    };
    try {
      const locking = container.resolve(Modules.LOCKING);
      await locking.execute([`payment_hub:${payment_id}`], work, { timeout: LOCK_SECONDS });
    } catch (error) {
      const code = error instanceof OrderedError ? error.code : undefined;
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, messageOf(error), code);
    }
    return new StepResponse(undefined);
  },
);

/** So that the storefront makes no order of the money while it goes back. */
async function holdingCart(
  container: MedusaContainer,
  { session_id }: PaymentRow,
  work: () => Promise<void>,
): Promise<void> {
  const session = session_id ? await readSession(container, session_id) : undefined;
  const { cartId } = session ? await readCart(container, session) : {};
  if (!cartId) return work();
  await container.resolve(Modules.LOCKING).execute([cartId], work, { timeout: LOCK_SECONDS });
}

/** Gives back what a late payment holds, because a person has decided so. */
export const giveBackLatePaymentWorkflow = createWorkflow(
  "give-back-late-payment",
  (input: GiveBackLatePaymentInput) => new WorkflowResponse(giveBackStep(input)),
);
