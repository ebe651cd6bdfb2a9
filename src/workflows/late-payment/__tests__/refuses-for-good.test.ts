import { MedusaError } from "@medusajs/framework/utils";
import { refusesForGood } from "../refuses-for-good";

const { Types, Codes } = MedusaError;

describe("a refusal to complete a cart", () => {
  test.each([
    ["stock", new MedusaError(Types.NOT_ALLOWED, "Not enough", Codes.INSUFFICIENT_INVENTORY)],
    ["shipping", new MedusaError(Types.INVALID_DATA, "No shipping method")],
    ["a product that is gone", new MedusaError(Types.NOT_FOUND, "Gone")],
    ["the fields of an error alone", { type: Types.NOT_ALLOWED, message: "Not enough" }],
  ])("is for good: %s", (_, error) => {
    expect(refusesForGood(error)).toBe(true);
  });

  test.each([
    ["a lock", new Error("Timed-out acquiring lock.")],
    ["the database", new MedusaError(Types.DB_ERROR, "connection lost")],
    ["two requests at once", new MedusaError(Types.CONFLICT, "in progress")],
    ["the gateway", new MedusaError(Types.NOT_ALLOWED, "not answering", "gateway_unavailable")],
    ["an authorization", new MedusaError(Types.PAYMENT_AUTHORIZATION_ERROR, "failed")],
    ["nothing at all", undefined],
  ])("may pass: %s", (_, error) => {
    expect(refusesForGood(error)).toBe(false);
  });
});
