import { eventually } from "../../src/demo/once/context";

interface Simulator {
  url: string;
}

interface SentOut {
  id: string;
  type: string;
  event_id: string;
  state: string;
  attempts: { status?: number; body?: string }[];
}

async function deliveriesOf({ url }: Simulator): Promise<SentOut[]> {
  const answer = await fetch(`${url}/__sim/deliveries`);
  return ((await answer.json()) as { deliveries: SentOut[] }).deliveries;
}

/** Sends the last event of a type once more, and answers what the shop said to the first attempt. */
export async function resendLast(
  simulator: Simulator,
  type: RegExp,
): Promise<{ status?: number; body?: string }> {
  const last = (await deliveriesOf(simulator)).filter((sent) => type.test(sent.type)).at(-1);
  if (!last) throw new Error(`nothing of type ${type} was ever sent`);
  const again = await fetch(`${simulator.url}/__sim/deliveries/${last.id}/resend`, {
    method: "POST",
  });
  const { delivery } = (await again.json()) as { delivery: SentOut };
  return eventually("the shop's answer to an event", async () => {
    const sent = (await deliveriesOf(simulator)).find(({ id }) => id === delivery.id);
    return sent?.attempts[0];
  });
}

/** What the shop answered to first attempts, of all that was sent after the first `skip`. */
export async function firstAnswers(simulator: Simulator, skip = 0): Promise<number[]> {
  const sent = (await deliveriesOf(simulator)).slice(skip);
  return sent.flatMap(({ attempts }) => attempts.slice(0, 1)).map(({ status }) => status ?? 0);
}

export async function countDeliveries(simulator: Simulator): Promise<number> {
  return (await deliveriesOf(simulator)).length;
}

/** Waits until all that a gateway had to tell was sent, whether it came through or not. */
export async function untilAllSent(simulator: Simulator): Promise<void> {
  await eventually("the end of all deliveries", async () =>
    (await deliveriesOf(simulator)).every(({ state }) => state !== "pending"),
  );
}
