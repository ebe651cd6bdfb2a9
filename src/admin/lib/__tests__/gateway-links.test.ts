import { gatewayLink } from "../gateway-links";

it.each([
  ["sandbox", "https://dashboard.stripe.com/test/payments/pi_1"],
  ["live", "https://dashboard.stripe.com/payments/pi_1"],
] as const)("leads to a %s payment at Stripe", (environment, link) => {
  expect(gatewayLink({ gateway: "stripe", environment, reference: "pi_1" })).toBe(link);
});

it("leads nowhere before the gateway has a number, and where it has no address for one", () => {
  const of = (gateway: string, reference: string | null) =>
    gatewayLink({ gateway, environment: "live", reference });
  expect(of("stripe", null)).toBeUndefined();
  expect(of("alipay", "2026112222001476121400000001")).toBeUndefined();
});
