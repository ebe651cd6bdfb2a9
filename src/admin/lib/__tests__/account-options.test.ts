import { draftOf, methodsToOffer, optionsBody } from "../account-options";

describe("the options of an account", () => {
  it("go back to the gateway's defaults where nothing is chosen", () => {
    expect(optionsBody("stripe", draftOf({}))).toEqual({
      payment_methods: null,
      statement_descriptor: null,
      description: null,
      after_partial_capture: null,
    });
  });

  it("are sent as they are chosen", () => {
    const options = {
      payment_methods: ["card"],
      statement_descriptor: "JAR SHOP",
      description: "Jar {order_number}",
      after_partial_capture: "keep",
    } as const;
    expect(optionsBody("stripe", draftOf(options))).toEqual(options);
  });

  it("are only those that have a use at the gateway", () => {
    const draft = { ...draftOf({}), statement_descriptor: "X", description: " 订单 " };
    expect(optionsBody("alipay", draft)).toEqual({
      description: "订单",
      after_partial_capture: null,
    });
  });

  it("keep a method that is chosen and seldom used among those to choose from", () => {
    expect(methodsToOffer(["twint", "card"]).filter((method) => method === "card")).toHaveLength(1);
    expect(methodsToOffer(["twint"])).toContain("twint");
  });
});
