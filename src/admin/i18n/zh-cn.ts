import type { en } from "./en";
import { behaviour } from "./zh-cn/behaviour";
import { breaks } from "./zh-cn/breaks";
import { checks } from "./zh-cn/checks";
import { errors } from "./zh-cn/errors";
import { events } from "./zh-cn/events";
import { gateways } from "./zh-cn/gateways";
import { keys } from "./zh-cn/keys";
import { order } from "./zh-cn/order";
import { payments } from "./zh-cn/payments";
import { webhook } from "./zh-cn/webhook";

export const zhCN: typeof en = {
  ...gateways,
  ...keys,
  ...behaviour,
  ...checks,
  ...webhook,
  ...breaks,
  ...order,
  ...payments,
  ...events,
  ...errors,
};
