import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";

/** The clocks of a store's processes and of its database may differ by so much. */
const CLOCKS_DIFFER_MS = 15 * 60_000;

const LOCK_SECONDS = 30;

interface Line {
  id: string;
  variant_id: string | null;
  quantity: number;
  unit_price: number;
}

/** What a cart and the order that was made of it have in common. */
interface Bought {
  id: string;
  email: string | null;
  currency_code: string;
  sales_channel_id: string | null;
  items?: Line[];
  shipping_methods?: { shipping_option_id: string | null }[];
}

interface Half extends Bought {
  status: string;
  is_draft_order: boolean;
  transactions?: { id: string }[];
}

const BOUGHT = [
  ...["id", "email", "currency_code", "sales_channel_id"],
  ...["items.id", "items.variant_id", "items.quantity", "items.unit_price"],
  "shipping_methods.shipping_option_id",
];

/**
 * Medusa writes an order first, and a moment later whose cart and payment it is. A process that dies
 * in between leaves an order that nothing leads to, and the cart would become another one beside it.
 * The first one is taken away, as that process would have done itself had a later step failed: nobody
 * was told of it, and nothing was paid or sent.
 *
 * Nothing else is taken for one: it has no cart, no payment and no transaction, is the same buyer's,
 * has the same lines, and is younger than the payment.
 */
export async function removeHalfMadeOrder(
  container: MedusaContainer,
  payment: PaymentRow,
  { cartId, customerId }: { cartId: string; customerId: string | undefined },
): Promise<void> {
  if (!customerId) return;
  const since = new Date(payment.created_at.getTime() - CLOCKS_DIFFER_MS);
  const find = () => findUntied(container, { customerId, since });
  if ((await find()).length === 0) return;
  // One that is being made just now has no ties either: its maker has the cart.
  await container.resolve(Modules.LOCKING).execute(
    [cartId],
    async () => {
      const [untied, cart] = await Promise.all([find(), readBought(container, cartId)]);
      for (const order of untied) {
        if (cart && isMadeOf(cart, order)) await remove(container, order);
      }
    },
    { timeout: LOCK_SECONDS },
  );
}

/** A buyer's orders that have neither a cart nor a payment. */
async function findUntied(
  container: MedusaContainer,
  { customerId, since }: { customerId: string; since: Date },
): Promise<Half[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: recent } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { customer_id: customerId, created_at: { $gte: since } },
  });
  if (recent.length === 0) return [];
  const ids = recent.map(({ id }) => id);
  const tiesIn = async (entity: "order_cart" | "order_payment_collection") => {
    const { data } = await query.graph({
      entity,
      fields: ["order_id"],
      filters: { order_id: ids },
    });
    return (data as { order_id: string }[]).map(({ order_id }) => order_id);
  };
  const tied = [...(await tiesIn("order_cart")), ...(await tiesIn("order_payment_collection"))];
  const untied = ids.filter((id) => !tied.includes(id));
  if (untied.length === 0) return [];
  const { data } = await query.graph({
    entity: "order",
    // An order's line has its quantity only together with its detail.
    fields: [...BOUGHT, "items.detail.quantity", "status", "is_draft_order", "transactions.id"],
    filters: { id: untied },
  });
  return (data as unknown as Half[]).filter(
    ({ status, is_draft_order, transactions }) =>
      status === "pending" && !is_draft_order && (transactions ?? []).length === 0,
  );
}

async function readBought(container: MedusaContainer, id: string): Promise<Bought | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "cart", fields: BOUGHT, filters: { id } });
  return data[0] as unknown as Bought | undefined;
}

function isMadeOf(cart: Bought, order: Half): boolean {
  return wordsOf(cart) === wordsOf(order);
}

/** The same for what is the same, in whatever order its lines are. */
function wordsOf({ items = [], shipping_methods = [], ...head }: Bought): string {
  const exact = (amount: number): string => MathBN.convert(amount).toFixed();
  return JSON.stringify([
    ...[head.email, head.currency_code, head.sales_channel_id],
    items
      .map((item) => `${item.variant_id} ${exact(item.quantity)} ${exact(item.unit_price)}`)
      .sort(),
    shipping_methods.map(({ shipping_option_id }) => shipping_option_id).sort(),
  ]);
}

async function remove(container: MedusaContainer, { id, items = [] }: Half): Promise<void> {
  const lines = items.map((item) => item.id);
  await container.resolve(Modules.INVENTORY).deleteReservationItemsByLineItem(lines);
  await container.resolve(Modules.ORDER).deleteOrders([id]);
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`payment_hub: order ${id} was left half-made by a process that died; it is made anew`);
}
