import { findGateway } from "../../gateways/registry";
import type { Verdict } from "../../modules/payment_hub/store/inbox";

/** What becomes of an event that changes nothing here; undefined for one that is to be applied. */
export function forTheRecord(event: { gateway: string; type: string }): Verdict | undefined {
  if (findGateway(event.gateway).subjectOf(event.type)) return undefined;
  return { state: "ignored", note: "kept for the record; it changes no payment" };
}
