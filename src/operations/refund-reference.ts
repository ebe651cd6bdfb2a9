/**
 * In the metadata of Medusa's refund row: the hub's refund that it records, made already at the
 * gateway. Whoever writes such a row gets no second refund.
 */
export const HUB_REFUND = "payment_hub_refund";
