import { orderNumber } from "../../../lib/ids";
import { freezeNumber, orderNumberOf, partNumber, refundNumberOf, releaseNumber } from "../numbers";

const OURS = /^[A-Za-z0-9_]{1,64}$/;

test("every number is one that Alipay takes, and leads back to its order", () => {
  const order = orderNumber(new Date());
  const refund = `${order}_refund_12`;
  const all = [
    ...[freezeNumber(order), releaseNumber(order)],
    ...[`${order}_capture_12`, partNumber(refund, 0), partNumber(refund, 99)],
  ];
  for (const number of all) {
    expect(number).toMatch(OURS);
    expect(orderNumberOf(number)).toBe(order);
  }
  expect(new Set(all).size).toBe(all.length);
  expect(orderNumberOf(order)).toBe(order);
});

test("the first part of a refund carries the refund's own number", () => {
  expect([0, 1, 2].map((index) => partNumber("r", index))).toEqual(["r", "r_2", "r_3"]);
});

test("a refund's number is known again in each of its parts, and nobody else's is taken for one", () => {
  const parts = [0, 1, 12].map((index) => partNumber("MPH1_refund_3", index));
  expect(parts.map((part) => refundNumberOf(part, "MPH1"))).toEqual(
    parts.map(() => "MPH1_refund_3"),
  );
  for (const other of ["MPH2_refund_3", "MPH1", "2026030222001400000000000001", ""]) {
    expect(refundNumberOf(other, "MPH1")).toBeUndefined();
  }
});
