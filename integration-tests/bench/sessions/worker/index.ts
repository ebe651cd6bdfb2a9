import { readFile, writeFile } from "node:fs/promises";
import type { ExecArgs } from "@medusajs/framework/types";
import type { WorkerInput, WorkerOutput } from "../plan";
import { GatewayCalls } from "./create-session";
import { measureDirectly } from "./direct";
import { openAccounts } from "./open-accounts";
import { runTurns } from "./turns";
import { collectStatements } from "./statements";

/**
 * What runs inside the store's process, by `medusa exec`: Medusa's container is loaded once, as in a
 * server, and sessions are made by the workflow that the Store API runs.
 */
export default async function work({ container, args }: ExecArgs): Promise<void> {
  const [inputFile = "", outputFile = ""] = args;
  const input = JSON.parse(await readFile(inputFile, "utf8")) as WorkerInput;
  await openAccounts(container, input);
  const calls = new GatewayCalls();
  const output: WorkerOutput = {
    turns: await runTurns(container, calls),
    direct: await measureDirectly(container, input, calls),
    statements: await collectStatements(container, calls),
    gatewayCalls: calls.count,
  };
  await writeFile(outputFile, JSON.stringify(output));
}
