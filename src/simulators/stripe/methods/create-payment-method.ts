import { newId } from "../objects/ids";
import type { PaymentMethod } from "../objects/payment-method";
import { toBillingDetails } from "../params/address";
import { missingParameter } from "../params/field";
import { applyMetadata } from "../params/metadata";
import { invalidRequest, resourceMissing } from "../wire/api-error";
import { nowSeconds, type Scene } from "../world";
import { methodType } from "./method-types";
import type { PaymentMethodData } from "./payment-method-data";
import { cardDetails, readAnyCard, readRawCard, type Card } from "./raw-card";
import { testCardByName } from "./test-cards";

/**
 * Who sends card numbers: servers may not, browsers with the publishable key may. `buyer` is the
 * control side, where test cards stand for real ones, in live mode too.
 */
export type CardNumbers = "accepted" | "refused" | "buyer";

/** Makes a payment method of any type; cards by number or by test token. */
export function createPaymentMethod(
  scene: Scene,
  data: PaymentMethodData,
  numbers: CardNumbers,
): PaymentMethod {
  if (!methodType(data.type)) {
    throw invalidRequest(`Invalid payment_method type: '${data.type}'`, { param: "type" });
  }
  const card = data.type === "card" ? readCard(scene, data, numbers) : undefined;
  return storePaymentMethod(scene, data, card);
}

/** `pm_card_visa` and its like make a new payment method each time they are used. */
export function createFromTestName(
  scene: Scene,
  name: string,
  numbers: CardNumbers = "refused",
): PaymentMethod | undefined {
  const card = takesTestCards(scene, numbers) ? namedCard(scene, name) : undefined;
  return card && storePaymentMethod(scene, { type: "card" }, card);
}

function storePaymentMethod(
  scene: Scene,
  data: Partial<PaymentMethodData> & { type: string },
  card: Card | undefined,
): PaymentMethod {
  const method: PaymentMethod = {
    id: newId("pm_1"),
    object: "payment_method",
    allow_redisplay: data.allow_redisplay ?? "unspecified",
    billing_details: toBillingDetails(data.billing_details),
    created: nowSeconds(scene.world),
    customer: null,
    customer_account: null,
    livemode: scene.realm.livemode,
    metadata: applyMetadata({}, data.metadata),
    type: data.type,
    [data.type]: card?.details ?? {},
  };
  if (card) scene.realm.cardBehaviours.set(method.id, card.behaviour);
  return scene.realm.paymentMethods.add(method);
}

function readCard(scene: Scene, { card }: PaymentMethodData, numbers: CardNumbers): Card {
  if (!card) throw missingParameter("card");
  if (card.token !== undefined) {
    const named = takesTestCards(scene, numbers)
      ? namedCard(scene, card.token.slice("tok_".length))
      : undefined;
    if (!named) throw resourceMissing("token", card.token, "card[token]");
    return named;
  }
  const { number, exp_month, exp_year, cvc } = card;
  if (number === undefined) throw missingParameter("card[number]");
  if (exp_month === undefined) throw missingParameter("card[exp_month]");
  if (exp_year === undefined) throw missingParameter("card[exp_year]");
  if (numbers === "refused") throw rawNumbersRefused();
  const raw = { number, exp_month, exp_year: fullYear(exp_year), cvc };
  const now = new Date(scene.world.clock.now());
  if (numbers === "buyer") return readAnyCard(raw, now);
  return readRawCard(raw, scene.realm.livemode, now);
}

function namedCard(scene: Scene, name: string): Card | undefined {
  const card = testCardByName(name);
  if (!card) return undefined;
  const expiry = {
    exp_month: 12,
    exp_year: new Date(scene.world.clock.now()).getUTCFullYear() + 3,
  };
  return { details: cardDetails(card, expiry, false), behaviour: card.behaviour };
}

function takesTestCards(scene: Scene, numbers: CardNumbers): boolean {
  return !scene.realm.livemode || numbers === "buyer";
}

/** Stripe.js sends `34` for 2034. */
function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function rawNumbersRefused(): Error {
  return invalidRequest(
    "Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you " +
      "use test tokens that map to the test card you are using, see https://stripe.com/docs/testing. " +
      "To enable testing raw card data APIs, see " +
      "https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.",
    {},
    402,
  );
}
