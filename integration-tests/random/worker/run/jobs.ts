import { processGatewayEventWorkflow } from "../../../../src/workflows";
import { settleUnknownAttemptsWorkflow } from "../../../../src/workflows/settle-unknown-attempt";
import { watchPaymentsWorkflow } from "../../../../src/workflows/watch-payments";
import type { Run } from "./context";

const BATCH = 50;

/** What the shop's jobs do each time they wake. */
export async function runJobs({ shop: { container, hub } }: Run): Promise<string> {
  const { result } = await settleUnknownAttemptsWorkflow(container).run();
  await watchPaymentsWorkflow(container).run();
  const due = await hub.inbox.listDue(BATCH);
  for (const { id: event_id } of due) {
    await processGatewayEventWorkflow(container).run({ input: { event_id } });
  }
  return `${result.settled} of ${result.looked_at} settled, ${due.length} events`;
}
