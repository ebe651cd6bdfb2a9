export { chargeSavedMethodWorkflow, type ChargeSavedMethodInput } from "./charge-saved-method";
export { describePaymentWorkflow, type DescribePaymentInput } from "./describe-payment";
export type { HubEventName, HubEvents } from "./hub-events";
export {
  closeOrderedLatePaymentsWorkflow,
  type CloseOrderedLatePaymentsInput,
} from "./late-payment/close-ordered";
export { giveBackLatePaymentWorkflow, type GiveBackLatePaymentInput } from "./late-payment";
export { lookAtPaymentNowWorkflow, type LookAtPaymentNowInput } from "./look-at-payment-now";
export {
  processGatewayEventWorkflow,
  type ProcessGatewayEventInput,
} from "./process-gateway-event";
export { pruneGatewayEventsWorkflow } from "./prune-gateway-events";
export { sweepGatewayEventsWorkflow } from "./process-gateway-event/sweep";
export { settleUnknownAttemptsWorkflow } from "./settle-unknown-attempt";
export { watchPaymentsWorkflow } from "./watch-payments";
