import { orderNumber } from "../../../lib/ids";
import { freezeNumber, orderNumberOf, partNumber, releaseNumber } from "../numbers";

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
