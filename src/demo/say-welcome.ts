import { credentialLines } from "../simulators/command/credential-lines";
import { say } from "./output";
import type { Demo } from "./start-demo";

/** What a person needs to go on from here, ready to be pasted. */
export function sayWelcome({
  medusa,
  admin,
  publishableKey,
  regions,
  simulators,
  webhookSecret,
  logFile,
}: Demo): void {
  say();
  say(`Admin dashboard        ${medusa.url}/app`);
  say(`  Email                ${admin.email}`);
  say(`  Password             ${admin.password}`);
  say();
  say(`Store API              ${medusa.url}/store`);
  say(`  Publishable key      ${publishableKey}`);
  for (const region of regions) {
    say(`  ${region.name.padEnd(20)} ${region.id} (${region.currency_code.toUpperCase()})`);
  }
  say();
  say(credentialLines(simulators, webhookSecret).join("\n"));
  say();
  say("What to try next");
  say(
    "  1. Log in, open Settings, Payments, and paste the credentials above into the sandbox forms.",
  );
  say("  2. Press Check: the hub asks the simulators and says what is missing, if anything.");
  say("  3. See the whole of it run by itself, paid and refunded:  npm run demo -- --once");
  say("  4. Begin again from nothing:                              npm run demo -- --fresh");
  say();
  say(`Log: ${logFile}`);
  say("Ctrl-C stops everything.");
}
