import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "../../../src/simulators/core/delivery";

/** What a gateway has sent, byte for byte; nobody has read it yet. */
export interface Mail {
  raw: Buffer;
  headers: IncomingHttpHeaders;
}

/**
 * Where the gateways report. It takes everything and passes on nothing: whether and when an event
 * gets to the shop, how often and in which order, is for the run to say.
 */
export class Mailbox {
  readonly mails: Mail[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      this.mails.push({ raw: Buffer.concat(chunks), headers: request.headers });
      response.end("success");
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Waits until what the gateways have to say is in the mailbox. */
export async function untilDelivered(deliveries: () => readonly Delivery[]): Promise<void> {
  for (;;) {
    await sleep(1);
    if (deliveries().every(({ state }) => state !== "pending")) return;
  }
}
