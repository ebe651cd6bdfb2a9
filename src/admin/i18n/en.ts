import { behaviour } from "./en/behaviour";
import { breaks } from "./en/breaks";
import { checks } from "./en/checks";
import { errors } from "./en/errors";
import { events } from "./en/events";
import { gateways } from "./en/gateways";
import { keys } from "./en/keys";
import { order } from "./en/order";
import { payments } from "./en/payments";
import { webhook } from "./en/webhook";

/**
 * The dashboard's texts: a file for each part of it, whose top-level keys are its own. Not an `index`,
 * because Medusa takes each one below this folder for translations of its own.
 */
export const en = {
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
