/**
 * Loaded into a store's process (`node --require`): the clock of its host is off by
 * STORE_CLOCK_OFFSET_MS, and goes on at its usual pace.
 */
const offset = Number(process.env.STORE_CLOCK_OFFSET_MS);
const RealDate = globalThis.Date;
const now = () => RealDate.now() + offset;

const WrongDate = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new WrongDate().toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
RealDate.prototype.constructor = WrongDate;
globalThis.Date = WrongDate;
