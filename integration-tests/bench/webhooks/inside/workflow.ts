import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { ExecArgs } from "@medusajs/framework/types";
import { PaymentActions } from "@medusajs/framework/utils";
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows";

/**
 * The core's own payment workflow in a process that does nothing else, by `medusa exec`: told which
 * session was paid, it authorizes the session and completes its cart. Its time is measured here, so that
 * the call itself is not in it.
 */
export default async function serveWorkflow({ container, args }: ExecArgs): Promise<void> {
  const server = createServer((request, response) => {
    void text(request)
      .then(async (body) => {
        const data = JSON.parse(body) as { session_id: string; amount: number };
        const begun = performance.now();
        await processPaymentWorkflow(container).run({
          input: { action: PaymentActions.SUCCESSFUL, data },
        });
        response.end(JSON.stringify({ ms: performance.now() - begun }));
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(Number(args[0]), "127.0.0.1");
  // Until the bench ends this process.
  await new Promise(() => undefined);
}
