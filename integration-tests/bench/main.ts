import type { Shutdown } from "../../src/demo/processes/shutdown";
import { runToTheEnd } from "../support/run-to-the-end";
import { benchSessions } from "./sessions";
import { benchWebhooks } from "./webhooks";

type Bench = (shutdown: Shutdown) => Promise<void>;

const BENCHES: Record<string, { about: string; run: Bench }> = {
  sessions: {
    about: "payment sessions against Medusa's own providers, and Alipay's signatures",
    run: benchSessions,
  },
  webhooks: {
    about: "gateway events against a bare server, Medusa's own route and its bare workflow",
    run: benchWebhooks,
  },
};

const USAGE = [
  "npm run bench -- <name>",
  "",
  ...Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`),
].join("\n");

/** A goal that is missed is printed and no failure; only a bench that breaks is one. */
async function main(): Promise<void> {
  const [name = "", ...rest] = process.argv.slice(2);
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!bench || rest.length > 0) {
    const problem = bench ? `${name} takes no arguments.` : name && `There is no bench "${name}".`;
    process.stderr.write(`${problem ? `${problem}\n\n` : ""}${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  await runToTheEnd(bench.run);
}

void main();
