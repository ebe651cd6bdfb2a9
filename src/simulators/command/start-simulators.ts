import { startAlipaySimulator, type AlipaySimulator } from "../alipay";
import { startStripeSimulator, type StripeSimulator } from "../stripe";
import { keepApp, readKeptApp } from "./kept-app";

const STRIPE_PORT = 9010;
const ALIPAY_PORT = 9020;

export interface SimulatorsOptions {
  /** Where Alipay's keys are kept from start to start. */
  folder: string;
  /** Left out: the usual one, or a free one when that is taken. */
  stripePort?: number | undefined;
  alipayPort?: number | undefined;
}

export interface Simulators {
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
  alipayKeyFile: string;
  close(): Promise<void>;
}

/**
 * Both gateways on loopback, with the credentials of the last start, so that what was pasted into
 * the admin form stays valid: Stripe's are always the same, Alipay's keys are made once and kept.
 * Their ledgers live in memory and start empty.
 */
export async function startSimulators(options: SimulatorsOptions): Promise<Simulators> {
  const { folder, stripePort, alipayPort } = options;
  const started: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map((simulator) => simulator.close()));
  };
  try {
    const app = await readKeptApp(folder);
    const stripe = await startAt(stripePort, STRIPE_PORT, (port) => startStripeSimulator({ port }));
    started.push(stripe);
    const alipay = await startAt(alipayPort, ALIPAY_PORT, (port) =>
      startAlipaySimulator({ port, app }),
    );
    started.push(alipay);
    return { stripe, alipay, alipayKeyFile: await keepApp(folder, alipay.app), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A port that was asked for must be that one; the usual one being taken is no reason to stop. */
async function startAt<T>(
  asked: number | undefined,
  usual: number,
  start: (port: number) => Promise<T>,
): Promise<T> {
  if (asked !== undefined) return start(asked);
  return start(usual).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    return start(0);
  });
}
