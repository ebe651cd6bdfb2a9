import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { EventEmitter } from "node:events";
import { paymentMiddlewares } from "../middlewares";

const [capture] = paymentMiddlewares[0]?.middlewares ?? [];

test("a payment is held until its route has answered, though the browser has given up", async () => {
  let isHeld = false;
  const take = () => {
    isHeld = true;
    return Promise.resolve(() => Promise.resolve(void (isHeld = false)));
  };
  const req = {
    params: { id: "pay_1" },
    scope: { resolve: () => ({ leases: { take } }) },
  } as unknown as MedusaRequest;
  const res = Object.assign(new EventEmitter(), { end: jest.fn() });
  await capture?.(req, res as unknown as MedusaResponse, jest.fn());
  res.emit("close");
  expect(isHeld).toBe(true);
  res.end();
  expect(isHeld).toBe(false);
});
