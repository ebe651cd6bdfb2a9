import { processGatewayEventWorkflow } from "../../../../src/workflows";
import { untilDelivered, type Mail } from "../mailbox";
import { meet, type Perform, type Run } from "./context";

/** Some of what is under way arrives: in any order, some of it twice, some of it once more. */
export const deliverSome: Perform = async (run, { dice: [many, order, repeated] }) => {
  await collectMail(run);
  const count = many < 0.4 ? run.inTransit.length : Math.ceil(many * run.inTransit.length);
  const arriving =
    order < 0.6 ? run.inTransit.slice(0, count) : run.inTransit.slice(-count).reverse();
  if (count === 0) arriving.length = 0;
  const old = run.taken[Math.floor(repeated * run.taken.length)];
  const again = repeated < 0.3 ? arriving.slice(0, 1) : repeated > 0.8 && old ? [old] : [];
  for (const mail of again) meet(run, run.taken.includes(mail) ? "old event again" : "event twice");
  const notes: string[] = [];
  for (const mail of [...arriving, ...again]) notes.push(await deliver(run, mail));
  return notes.length > 0 ? notes.join("; ") : "no events";
};

/** Takes what the gateways have sent out of the mailbox. */
export async function collectMail(run: Run): Promise<void> {
  const { stripe, alipay, mailbox } = run.world;
  const { gateway } = run.plan;
  await untilDelivered(() =>
    gateway === "stripe" ? stripe.deliveries.list() : alipay.deliveries(),
  );
  run.inTransit.push(...mailbox.mails.splice(0));
}

/**
 * What the hook's route does with the bytes, and what it starts: the account whose secret verifies
 * them, one row, the answer, then processing.
 */
export async function deliver(run: Run, mail: Mail): Promise<string> {
  const { hub, container } = run.shop;
  for (const { accountId } of run.world.merchants) {
    const account = await hub.accounts.find(accountId);
    if (!account) continue;
    const result = hub.connect(account).connection.parseNotification(mail.raw, mail.headers);
    if (!result.verified) continue;
    const { event } = result;
    const stored = await hub.inbox.receive(account, event);
    run.acknowledged.push({ accountId, eventId: event.id });
    run.inTransit = run.inTransit.filter((other) => other !== mail);
    if (!run.taken.includes(mail)) run.taken.push(mail);
    if (!stored.isNew) return `${event.type} known`;
    const processed = await processGatewayEventWorkflow(container).run({
      input: { event_id: stored.id },
    });
    return `${event.type} ${processed.result.state}`;
  }
  run.violations.push("I4: a genuine event was refused");
  return "refused";
}
