/** What `/admin/payment-hub` answers. The dashboard and other clients import these types. */
export type * from "./breaks";
export type * from "./errors";
export type * from "./events";
export type * from "./gateways";
export type * from "./orders";
export type * from "./payments";
