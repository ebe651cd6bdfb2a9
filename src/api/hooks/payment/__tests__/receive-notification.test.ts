import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { stripeGateway } from "../../../../gateways/stripe";
import { notificationRoute } from "../receive-notification";

const complaints: string[] = [];
const complain = (what: string): void => void complaints.push(what);
const logger = { error: complain, warn: complain };

let server: Server;
let handled: Promise<void>;
beforeAll(async () => {
  const receive = notificationRoute(stripeGateway);
  server = createServer((req, res) => {
    const medusas = Object.assign(req, { path: "/", scope: { resolve: () => logger } });
    handled = receive(
      medusas as unknown as MedusaRequest,
      res as unknown as MedusaResponse,
      () => undefined,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("a sender that breaks off half way is nothing to complain of", async () => {
  const { port } = server.address() as AddressInfo;
  const arrived = new Promise<void>((resolve) => {
    server.once("request", (req) => req.once("data", () => resolve()));
  });
  const sending = request({ host: "127.0.0.1", port, method: "POST", path: "/" });
  sending.on("error", () => undefined);
  sending.setHeader("content-length", "1000");
  sending.write("half of it");
  await arrived;
  sending.destroy();
  await handled;
  expect(complaints).toEqual([]);
});
