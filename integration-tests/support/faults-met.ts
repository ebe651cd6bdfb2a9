import { eventually } from "../../src/demo/once/context";
import type { OpenShop } from "./open-shop";

type Simulator = Pick<OpenShop["stripe"] | OpenShop["alipay"], "faults">;

/** Waits until each fault that was planned for what these gateways are asked has met a call. */
export async function faultsMet(...simulators: Simulator[]): Promise<void> {
  await eventually("the calls that were to go wrong", async () =>
    simulators.every(({ faults }) => faults.list().every(({ target }) => target !== "api")),
  );
}
