const Module = require("node:module");

/**
 * Loaded into a store's process (`node --require`): each of the hub's events that goes through
 * Medusa's event bus is written to the store's log, as a subscriber would get it.
 */
const load = Module._load;
Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  const bus = /event-bus-local$/.test(request) ? loaded?.default?.prototype : undefined;
  if (bus?.emit && !bus.isHeard) {
    const { emit } = bus;
    bus.isHeard = true;
    bus.emit = function (events, options) {
      for (const { name, data } of [events].flat()) {
        if (name.startsWith("payment_hub.")) {
          process.stderr.write(`emitted ${JSON.stringify({ name, data })}\n`);
        }
      }
      return emit.call(this, events, options);
    };
  }
  return loaded;
};
