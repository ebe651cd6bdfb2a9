export { startStripeSimulator } from "./simulator";
export type { StripeSimulator, StripeSimulatorOptions } from "./simulator";
export type { SimulatedAccount } from "./accounts/add-account";
export { DEFAULT_ACCOUNT as DEFAULT_STRIPE_ACCOUNT } from "./default-account";
export type { LedgerPayment, StripeLedger } from "./ledger/ledger";
export type { Movement, MovementType } from "./ledger/movement";
