type Wire = Record<string, unknown>;

/** What a browser with the publishable key and the client secret gets to see of an intent. */
const PUBLIC_FIELDS: Readonly<Record<string, readonly string[]>> = {
  payment_intent: [
    "id",
    "object",
    "amount",
    "amount_details",
    "automatic_payment_methods",
    "canceled_at",
    "cancellation_reason",
    "capture_method",
    "client_secret",
    "confirmation_method",
    "created",
    "currency",
    "description",
    "excluded_payment_method_types",
    "last_payment_error",
    "livemode",
    "next_action",
    "payment_method",
    "payment_method_configuration_details",
    "payment_method_types",
    "processing",
    "receipt_email",
    "setup_future_usage",
    "shipping",
    "source",
    "status",
  ],
  setup_intent: [
    "id",
    "object",
    "automatic_payment_methods",
    "cancellation_reason",
    "client_secret",
    "created",
    "description",
    "last_setup_error",
    "livemode",
    "next_action",
    "payment_method",
    "payment_method_configuration_details",
    "payment_method_types",
    "status",
    "usage",
  ],
};

/** Reduces intents, also those inside an `error`; anything else passes as it is. */
export function publicView(value: unknown): unknown {
  if (!isWire(value)) return value;
  const fields = PUBLIC_FIELDS[String(value["object"])];
  if (fields) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => fields.includes(name)));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === "payment_intent" || name === "setup_intent" ? publicView(inner) : inner,
    ]),
  );
}

function isWire(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
