export { Account } from "./account";
export { Attempt } from "./attempt";
export { Break } from "./break";
export { Customer } from "./customer";
export { Event } from "./event";
export { GatewaySetting } from "./gateway-setting";
export { Payment } from "./payment";
export { Refund } from "./refund";
