import type { Target } from "../../../../src/simulators/alipay";
import { control } from "../world";
import { meet, sessionsOf, type Handover, type Perform, type Run } from "./context";
import { handoverOf } from "./steps";

/**
 * The buyer pays, is declined, stops half-way or gives up: mostly with what the shop shows now,
 * sometimes with a page that was left open when the cart changed.
 */
export const letBuyerAct: Perform = async (run, { dice: [which, what] }) => {
  const known = await allHandovers(run);
  const newest = known.at(-1);
  const chosen = which < 0.6 ? newest : known[Math.floor(((which - 0.6) / 0.4) * known.length)];
  if (!chosen) return "nothing to pay with";
  if (chosen !== newest) meet(run, "old page used");
  return run.plan.gateway === "stripe"
    ? atStripe(run, chosen, what)
    : Promise.resolve(atAlipay(run, chosen, what));
};

/** A page that is loaded again shows what is in the session, whoever was told of it at first. */
async function allHandovers(run: Run): Promise<Handover[]> {
  const [session] = await sessionsOf(run);
  const shown = session && handoverOf(run, session.data);
  const others = run.handovers.filter(({ reference }) => reference !== shown?.reference);
  return shown ? [...others, shown] : others;
}

async function atStripe(
  { world: { stripe } }: Run,
  { reference }: Handover,
  what: number,
): Promise<string> {
  const pay = async (body: object, words: string): Promise<string> => {
    const { error } = await control<{ error?: { code?: string } }>(
      stripe,
      `payment_intents/${reference}/pay`,
      body,
    );
    return `${words} ${reference}${error ? `: ${error.code}` : ""}`;
  };
  if (what < 0.8) return pay({}, "pays");
  if (what < 0.88) return pay({ payment_method: "pm_card_chargeDeclined" }, "is declined on");
  if (what < 0.94) {
    const unfinished = { payment_method: "pm_card_threeDSecureRequired", three_d_secure: "leave" };
    return pay(unfinished, "leaves 3-D Secure of");
  }
  await control(stripe, `payment_intents/${reference}/authenticate`, {});
  return `authenticates ${reference}`;
}

function atAlipay({ world: { alipay }, plan }: Run, handover: Handover, what: number): string {
  const { buyer } = alipay;
  const target = targetOf(handover);
  const isDeposit = plan.captureMethod === "manual";
  const { reference } = handover;
  if (what < 0.82) {
    if (isDeposit) buyer.authorize(target);
    else buyer.pay(target);
    return `pays ${reference}`;
  }
  if (what < 0.9 || isDeposit) {
    if (isDeposit) buyer.lookAtDeposit(target);
    else buyer.scan(target);
    return `looks at ${reference}`;
  }
  buyer.cancel(target);
  return `closes ${reference}`;
}

function targetOf({ data }: Handover): Target {
  for (const name of ["pay_url", "qr_code", "order_string"] as const) {
    const value = data[name];
    if (typeof value === "string") return { [name]: value };
  }
  throw new Error("the session holds nothing to pay with");
}
