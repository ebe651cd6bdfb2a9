import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { readOrdered } from "./ordered";

export interface CloseOrderedLatePaymentsInput {
  order_id: string;
}

interface PlacedOrder {
  payment_collections: { payment_sessions: { id: string }[] }[];
}

const closeOrderedStep = createStep(
  "close-ordered-late-payments",
  async ({ order_id }: CloseOrderedLatePaymentsInput, { container }) => {
    await closeOrdered(container, order_id);
    return new StepResponse(undefined);
  },
);

/** The buyer came back, and the order was placed that Medusa had refused: the money is not late any more. */
async function closeOrdered(container: MedusaContainer, id: string): Promise<void> {
  const { payments, breaks } = resolveHub(container);
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "payment_collections.payment_sessions.id"],
    filters: { id },
  });
  const order = data[0] as PlacedOrder | undefined;
  const sessions = order?.payment_collections.flatMap((one) => one.payment_sessions) ?? [];
  const rows = await payments.bySessions(sessions.map((session) => session.id));
  const open = await breaks.countOpenOf(rows.map((row) => row.id));
  for (const payment of rows.filter((row) => open.has(row.id))) {
    if ((await readOrdered(container, payment)) !== "certain") continue;
    await breaks.resolve("late_payment", payment.id, "its order was placed after all");
  }
}

/** Closes what was shown of late payments with which an order has been placed. */
export const closeOrderedLatePaymentsWorkflow = createWorkflow(
  "close-ordered-late-payments",
  (input: CloseOrderedLatePaymentsInput) => new WorkflowResponse(closeOrderedStep(input)),
);
