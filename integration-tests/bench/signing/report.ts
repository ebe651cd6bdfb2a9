import { table } from "../lib/table";
import { makeParties } from "./keys";
import { measureSigning } from "./sign";
import { measureVerifying } from "./verify";

/** Alipay's RSA2 signatures, ours against the SDK and bare `node:crypto`, as a table. */
export function reportSignatures(): string[] {
  const parties = makeParties();
  const signing = measureSigning(parties);
  const verifying = measureVerifying(parties);
  const row = (what: string, cost: number, of: { sdk: number; bare: number }): string[] => [
    what,
    cost.toFixed(0),
    `${(of.sdk / cost).toFixed(2)}×`,
    `${(of.bare / cost).toFixed(2)}×`,
  ];
  return [
    "Alipay's signatures (RSA-2048, CPU of one, no network). Speed: 2.00× is twice as fast.",
    "",
    ...table(
      ["", "µs", "against the SDK", "against node:crypto"],
      [
        row("sign: our page address", signing.ours, signing),
        row("  SDK, pageExecute, keys as text", signing.sdk, signing),
        row("  node:crypto, parsed key", signing.bare, signing),
        row("  node:crypto, key as text", signing.bareText, signing),
        row("verify: our signature check", verifying.ours, verifying),
        row("  ours, raw body to event", verifying.whole, verifying),
        row("  SDK, checkNotifySignV2, key as text", verifying.sdk, verifying),
        row("  node:crypto, parsed key", verifying.bare, verifying),
        row("  node:crypto, key as text", verifying.bareText, verifying),
      ],
    ),
  ];
}
