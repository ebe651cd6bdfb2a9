import type { Decline } from "../methods/declines";
import { ZERO } from "../money/minor-units";
import type { Charge, ChargeOutcome, PaymentMethodDetails } from "../objects/charge";
import { newId } from "../objects/ids";
import type { PaymentIntent } from "../objects/payment-intent";
import type { PaymentMethod } from "../objects/payment-method";
import { nowSeconds, type Scene } from "../world";
import { supportsMulticapture } from "./multicapture";

/** https://docs.stripe.com/payments/place-a-hold-on-a-payment-method: about a week. */
const AUTHORIZATION_LIFE = 7 * 24 * 3600;

/** The charge of one attempt; the attempt's outcome is written onto it by the caller. */
export function createCharge(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
  result: { status: "succeeded" | "pending" } | { status: "failed"; decline: Decline },
): Charge {
  const decline = result.status === "failed" ? result.decline : undefined;
  const charge: Charge = {
    id: newId("ch_3"),
    object: "charge",
    amount: intent.amount,
    amount_captured: ZERO,
    amount_refunded: ZERO,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? "MEDUSA SIM",
    captured: false,
    created: nowSeconds(scene.world),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: intent.livemode,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: result.status === "pending" ? null : outcomeOf(decline),
    paid: result.status === "succeeded",
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(scene, intent, method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : `${scene.world.baseUrl()}/receipts/${intent.id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: result.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
  intent.latest_charge = charge.id;
  return scene.realm.charges.add(charge);
}

function outcomeOf(decline: Decline | undefined): ChargeOutcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: decline ? "05" : null,
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.decline_code ?? null,
    risk_level: "normal",
    risk_score: 20,
    seller_message: decline
      ? "The bank did not return any further details with this decline."
      : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  };
}

function detailsOf(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
): PaymentMethodDetails {
  if (!method.card) return { type: method.type, [method.type]: {} };
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card;
  const manual = intent.capture_method === "manual";
  const multicapture = manual && supportsMulticapture(intent, brand);
  return {
    type: "card",
    card: {
      amount_authorized: intent.amount,
      authorization_code: "123456",
      brand,
      ...(manual && { capture_before: nowSeconds(scene.world) + AUTHORIZATION_LIFE }),
      checks,
      country,
      electronic_commerce_indicator: null,
      exp_month,
      exp_year,
      extended_authorization: { status: "disabled" },
      fingerprint,
      funding,
      incremental_authorization: { status: "unavailable" },
      installments: null,
      last4,
      mandate: null,
      multicapture: { status: multicapture ? "available" : "unavailable" },
      network: brand,
      network_token: { used: false },
      network_transaction_id: `104${exp_month}${last4}`,
      overcapture: { maximum_amount_capturable: intent.amount, status: "unavailable" },
      regulated_status: "unregulated",
      three_d_secure: null,
      wallet: null,
    },
  };
}
