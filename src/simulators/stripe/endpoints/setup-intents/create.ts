import { emit } from "../../events/emit";
import { newId, randomToken } from "../../objects/ids";
import type { SetupIntent } from "../../objects/setup-intent";
import { bool, metadata, oneOf, text } from "../../params/index";
import { applyMetadata } from "../../params/metadata";
import { endpoint, type Call } from "../../wire/endpoint";
import { find } from "../../wire/missing";
import { nowSeconds } from "../../world";
import { assertOneChoiceOfMethods, forVersion, methodTypesFor } from "../method-types";
import { automaticPaymentMethods } from "../payment-intents/params";
import { confirmSetupWith, methodFrom } from "./confirm";
import { SETUP_CONFIRM_PARAMS } from "./params";

const SPEC = {
  ...SETUP_CONFIRM_PARAMS,
  attach_to_self: bool(),
  automatic_payment_methods: automaticPaymentMethods(),
  confirm: bool(),
  customer: text(),
  description: text(),
  metadata: metadata(),
  payment_method_configuration: text(),
  usage: oneOf("off_session", "on_session"),
};

export const createSetupIntent = endpoint({
  route: "POST /v1/setup_intents",
  permission: "rak_setup_intent_write",
  answers: "setup_intent",
  params: (version) => forVersion(SPEC, version),
  run(call, params) {
    assertOneChoiceOfMethods(params);
    if (params.customer) find(call, "customers", "customer", params.customer, "customer");
    const intent = build(call, params);
    const method = methodFrom(call, params);
    call.realm.setupIntents.add(intent);
    emit(call, "setup_intent.created", intent);
    if (params.confirm) {
      confirmSetupWith(call, intent, method, params);
    } else if (method) {
      intent.payment_method = method.id;
      intent.status = "requires_confirmation";
    }
    return intent;
  },
});

type CreateParams = Parameters<typeof methodFrom>[1] & {
  allowed_payment_method_types?: string[] | undefined;
  payment_method_types?: string[] | undefined;
  automatic_payment_methods?:
    { enabled?: boolean | undefined; allow_redirects?: "always" | "never" | undefined } | undefined;
  customer?: string | undefined;
  description?: string | undefined;
  metadata?: Parameters<typeof applyMetadata>[1];
  payment_method_options?: SetupIntent["payment_method_options"] | undefined;
  usage?: SetupIntent["usage"] | undefined;
};

function build(call: Call, params: CreateParams): SetupIntent {
  const id = newId("seti_1");
  const automatic = params.payment_method_types
    ? null
    : {
        allow_redirects: params.automatic_payment_methods?.allow_redirects ?? ("always" as const),
        enabled: true,
      };
  return {
    id,
    object: "setup_intent",
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    application: null,
    automatic_payment_methods: automatic,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomToken(25)}`,
    created: nowSeconds(call.world),
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: call.realm.livemode,
    mandate: null,
    metadata: applyMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: params.payment_method_options ?? {},
    payment_method_types: methodTypesFor(call, {
      ...params,
      automatic_payment_methods: automatic,
      currency: call.world.directory.account(call.realm.account)?.defaultCurrency ?? "usd",
      capture_method: "automatic",
    }),
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: params.usage ?? "off_session",
  };
}
