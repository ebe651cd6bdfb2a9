import { ERROR_CODES } from "../../errors";
import { succeeded } from "../../outcome";
import { signOf } from "../sign";
import { errorWith } from "./fake-connection";

test("an answer with a value, and 'never seen', say that the gateway is well", () => {
  expect(signOf(succeeded(1))).toBe("well");
  expect(signOf({ outcome: "requires_action", value: 1 })).toBe("well");
  expect(signOf(undefined)).toBe("well");
});

test("only an unknown outcome without an answer in time is trouble", () => {
  const trouble = ERROR_CODES.filter(
    (code) => signOf({ outcome: "unknown", error: errorWith(code), ask: {} }) === "trouble",
  );
  expect(trouble).toEqual(["gateway_unavailable", "timed_out"]);
});

test("a no from the bank or the gateway says that it is well", () => {
  expect(signOf({ outcome: "declined", error: errorWith("card_declined") })).toBe("well");
  const error = errorWith("wrong_state", { gatewayCode: "payment_intent_unexpected_state" });
  expect(signOf({ outcome: "rejected", error })).toBe("well");
});

test("what may have been answered by ourselves, or by anybody, says nothing", () => {
  expect(signOf({ outcome: "rejected", error: errorWith("request_invalid") })).toBe("none");
  expect(signOf({ outcome: "unknown", error: errorWith("answer_unverified"), ask: {} })).toBe(
    "none",
  );
});
