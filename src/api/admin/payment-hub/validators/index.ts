/** What may be sent to `/admin/payment-hub`; `middlewares` registers each at its route. */
export * from "./breaks";
export * from "./charges";
export * from "./events";
export * from "./gateways";
export * from "./payments";
