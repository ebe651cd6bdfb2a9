import { MedusaService } from "@medusajs/framework/utils";
import { Account, Attempt, Customer, Event, GatewaySetting, Payment } from "./models";

/** The hub's tables behind one service; see the folders beside it for what each part does. */
export default class PaymentHubModuleService extends MedusaService({
  Account,
  Attempt,
  Customer,
  Event,
  GatewaySetting,
  Payment,
}) {}
