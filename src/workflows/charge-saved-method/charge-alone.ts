import type { MedusaContainer } from "@medusajs/framework/types";
import type { ChargeSavedMethodInput } from ".";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Charged } from "./bring-charge-into-medusa";
import { chargeNow } from "./charge-now";
import { readUnpaid } from "./collection";
import { settleEarlier } from "./settle-earlier";
import { running } from "./refusals";

/** Longer than any lease inside it; it is renewed while the charge runs. */
const SECONDS = 180;

/** A second click waits for most first ones, and is told what has become of them. */
const WAIT_MS = 20_000;

/** Charges, while no other charge of the same payment collection is made, in whichever process. */
export async function chargeAlone(
  container: MedusaContainer,
  input: Required<ChargeSavedMethodInput>,
): Promise<Charged> {
  const { leases } = resolveHub(container);
  const times = { seconds: SECONDS, waitMs: WAIT_MS };
  const release = await leases.take(`charge:${input.payment_collection_id}`, times);
  if (!release) throw running();
  try {
    const collection = await readUnpaid(container, input.payment_collection_id);
    const settled = await settleEarlier(container, collection, input.payment_method);
    return settled ?? (await chargeNow(container, collection, input));
  } finally {
    await release();
  }
}
