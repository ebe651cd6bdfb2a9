export {
  processGatewayEventWorkflow,
  type ProcessGatewayEventInput,
} from "./process-gateway-event";
