import { held } from "./bench";

export default async function tearDown(): Promise<void> {
  await held.paymentHubBench?.close();
}
