import type { en } from "../en";
import { behaviour } from "./behaviour";
import { breaks } from "./breaks";
import { checks } from "./checks";
import { errors } from "./errors";
import { events } from "./events";
import { gateways } from "./gateways";
import { keys } from "./keys";
import { order } from "./order";
import { webhook } from "./webhook";

export const zhCN: typeof en = {
  ...gateways,
  ...keys,
  ...behaviour,
  ...checks,
  ...webhook,
  ...breaks,
  ...order,
  ...events,
  ...errors,
};
