import type { Endpoint } from "../wire/endpoint";
import { ACCOUNT_ENDPOINTS } from "./account";
import { BALANCE_TRANSACTION_ENDPOINTS } from "./balance-transactions";
import { CHARGE_ENDPOINTS } from "./charges";
import { CUSTOMER_ENDPOINTS } from "./customers";
import { DISPUTE_ENDPOINTS } from "./disputes";
import { EVENT_ENDPOINTS } from "./events";
import { cancelPaymentIntent } from "./payment-intents/cancel";
import { capturePaymentIntent } from "./payment-intents/capture";
import { confirmPaymentIntent } from "./payment-intents/confirm";
import { createPaymentIntent } from "./payment-intents/create";
import { listPaymentIntents, retrievePaymentIntent } from "./payment-intents/retrieve";
import { updatePaymentIntent } from "./payment-intents/update";
import { PAYMENT_METHOD_ENDPOINTS } from "./payment-methods";
import { REFUND_ENDPOINTS } from "./refunds";
import { REVIEW_ENDPOINTS } from "./reviews";
import { confirmSetupIntent } from "./setup-intents/confirm";
import { createSetupIntent } from "./setup-intents/create";
import {
  cancelSetupIntent,
  listSetupIntents,
  retrieveSetupIntent,
  updateSetupIntent,
} from "./setup-intents/others";
import { WEBHOOK_ENDPOINT_ENDPOINTS } from "./webhook-endpoints";

/** Everything of Stripe's API that is simulated; the rest is an unrecognized URL. */
export const ENDPOINTS: readonly Endpoint[] = [
  createPaymentIntent,
  retrievePaymentIntent,
  listPaymentIntents,
  updatePaymentIntent,
  confirmPaymentIntent,
  capturePaymentIntent,
  cancelPaymentIntent,
  createSetupIntent,
  retrieveSetupIntent,
  listSetupIntents,
  updateSetupIntent,
  confirmSetupIntent,
  cancelSetupIntent,
  ...CHARGE_ENDPOINTS,
  ...REFUND_ENDPOINTS,
  ...CUSTOMER_ENDPOINTS,
  ...PAYMENT_METHOD_ENDPOINTS,
  ...WEBHOOK_ENDPOINT_ENDPOINTS,
  ...ACCOUNT_ENDPOINTS,
  ...BALANCE_TRANSACTION_ENDPOINTS,
  ...EVENT_ENDPOINTS,
  ...DISPUTE_ENDPOINTS,
  ...REVIEW_ENDPOINTS,
];
