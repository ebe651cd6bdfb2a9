import type { PaymentIntent } from "../../objects/payment-intent";
import type { SetupIntent } from "../../objects/setup-intent";
import { missingParameter } from "../../params/field";
import { invalidRequest } from "../../wire/api-error";
import type { Call } from "../../wire/endpoint";

/** With a publishable key the client secret is what gives access to one intent. */
export function assertClientSecret(
  call: Call,
  intent: PaymentIntent | SetupIntent,
  given: string | undefined,
): void {
  if (given === undefined) {
    if (call.key.kind === "publishable") throw missingParameter("client_secret");
    return;
  }
  if (given === intent.client_secret) return;
  const name = intent.object === "payment_intent" ? "PaymentIntent" : "SetupIntent";
  throw invalidRequest(
    `The client_secret provided does not match the client_secret associated with the ${name}.`,
    { code: `${intent.object}_invalid_parameter`, param: "client_secret" },
  );
}
