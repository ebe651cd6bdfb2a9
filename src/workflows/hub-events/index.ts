export type * from "./hub-events";
