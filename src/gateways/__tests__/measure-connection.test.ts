import type { GatewayConnection } from "../gateway";
import { measureConnection, type CallObserver } from "../measure-connection";

const PAYMENT = { reference: "pi_1" } as never;

function measured(connection: Partial<GatewayConnection>) {
  const made: [string, string][] = [];
  const observer: CallObserver = {
    made: (operation, outcome, ms) => {
      expect(ms).toBeGreaterThanOrEqual(0);
      made.push([operation, outcome]);
    },
    refused: () => undefined,
  };
  return { made, connection: measureConnection(connection as GatewayConnection, observer) };
}

describe("a measured connection", () => {
  it("tells each call by its operation and what came of it, and answers as before", async () => {
    const answer = { outcome: "declined", error: { code: "card_declined" } } as never;
    const { made, connection } = measured({
      capturePayment: () => Promise.resolve(answer),
      findRefund: () => Promise.resolve(undefined),
    });
    expect(await connection.capturePayment(PAYMENT, {} as never, "key")).toBe(answer);
    expect(await connection.findRefund(PAYMENT, {} as never)).toBeUndefined();
    expect(made).toEqual([
      ["capture_payment", "declined"],
      ["find_refund", "not_found"],
    ]);
  });

  it("calls a gateway's own methods on itself", async () => {
    class Own {
      private readonly value = { outcome: "succeeded", value: 1 };
      retrievePayment() {
        return Promise.resolve(this.value);
      }
    }
    const { connection } = measured(new Own() as unknown as GatewayConnection);
    expect(await connection.retrievePayment(PAYMENT)).toEqual({ outcome: "succeeded", value: 1 });
  });

  it("tells of a defect and passes it on", async () => {
    const { made, connection } = measured({
      retrievePayment: () => Promise.reject(new Error("defect")),
    });
    await expect(connection.retrievePayment(PAYMENT)).rejects.toThrow("defect");
    expect(made).toEqual([["retrieve_payment", "threw"]]);
  });

  it("counts calls for customers, and nothing that calls nobody", async () => {
    const customers = { remove: () => Promise.resolve({ outcome: "succeeded", value: undefined }) };
    const verdict = { verified: false, reason: "no_secret", message: "" };
    const { made, connection } = measured({
      customers: customers as never,
      parseNotification: () => verdict as never,
    });
    expect(connection.parseNotification(Buffer.alloc(0), {})).toBe(verdict);
    await connection.customers?.remove("cus_1");
    expect(made).toEqual([["customer_remove", "succeeded"]]);
    expect(connection.describePayment).toBeUndefined();
  });
});
