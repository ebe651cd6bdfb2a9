import type { ExecArgs } from "@medusajs/framework/types";
import { appendFile, readFile } from "node:fs/promises";
import type { WorkerInput } from "../protocol";
import { keepHistory } from "./check/history";
import { makeRun } from "./run";
import { forgetKeys } from "./sabotage";
import { prepareShop } from "./shop";

/** What runs inside the store's process, by `medusa exec`: one run after the other. */
export default async function work({ container, args }: ExecArgs): Promise<void> {
  const [inputFile = "", outputFile = ""] = args;
  const input = JSON.parse(await readFile(inputFile, "utf8")) as WorkerInput;
  const shop = await prepareShop(container);
  await keepHistory(shop.knex);
  if (input.sabotage === "new_keys") forgetKeys(shop.hub);
  let failures = 0;
  for (const run of input.runs) {
    const report = await makeRun(shop, input.seed, run);
    await appendFile(outputFile, `${JSON.stringify(report)}\n`);
    if (report.violations.length > 0) failures += 1;
    if (failures >= input.mostFailures) return;
  }
}
