import { behaviour } from "./behaviour";
import { breaks } from "./breaks";
import { checks } from "./checks";
import { errors } from "./errors";
import { events } from "./events";
import { gateways } from "./gateways";
import { keys } from "./keys";
import { order } from "./order";
import { webhook } from "./webhook";

/** The dashboard's texts: a file for each part of it, whose top-level keys are its own. */
export const en = {
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
