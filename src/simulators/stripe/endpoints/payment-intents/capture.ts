import { amount, anyHash, bool, metadata, text } from "../../params/index";
import { applyMetadata } from "../../params/metadata";
import { captureIntent } from "../../payments/capture";
import { assertCapturable } from "../../payments/intent-state";
import { endpoint } from "../../wire/endpoint";
import { findIntent } from "./find";

export const capturePaymentIntent = endpoint({
  route: "POST /v1/payment_intents/:intent/capture",
  permission: "rak_payment_intent_write",
  answers: "payment_intent",
  params: {
    amount_details: anyHash(),
    amount_to_capture: amount(),
    final_capture: bool(),
    hooks: anyHash(),
    metadata: metadata(),
    payment_details: anyHash(),
    statement_descriptor: text(22),
    statement_descriptor_suffix: text(22),
  },
  run(call, params, { intent: id = "" }) {
    const intent = findIntent(call, id);
    assertCapturable(intent);
    const merged = applyMetadata(intent.metadata, params.metadata);
    captureIntent(call, intent, {
      amount: params.amount_to_capture,
      finalCapture: params.final_capture ?? true,
    });
    intent.metadata = merged;
    return intent;
  },
});
