import { findGateway } from "../../../../gateways/registry";
import { changesBetween, keyChanges } from "../audit-changes";

const stripe = findGateway("stripe");

it("names what differs, and nothing else", () => {
  const before = { enabled: false, capture_method: "manual", methods: ["card"] };
  const after = { enabled: true, capture_method: "manual", methods: ["card", "ideal"], note: "n" };

  expect(changesBetween(before, after)).toEqual({
    enabled: { from: false, to: true },
    methods: { from: ["card"], to: ["card", "ideal"] },
    note: { from: null, to: "n" },
  });
});

it("says of a secret only that it changed", () => {
  const before = { publishable_key: "pk_test_1", secret_key: "sk_test_1" };
  const after = {
    publishable_key: "pk_test_2",
    secret_key: "sk_test_2",
    webhook_secret: "whsec_1",
  };

  expect(keyChanges(stripe, before, after)).toEqual({
    publishable_key: { from: "pk_test_1", to: "pk_test_2" },
    secret_key: "changed",
    webhook_secret: "changed",
  });
});

it("takes a field that no gateway has named for a secret", () => {
  expect(keyChanges(stripe, {}, { backup_key: "sk_test_1" })).toEqual({ backup_key: "changed" });
});

it("leaves out secrets that stay as they are", () => {
  const same = { secret_key: "sk_test_1" };
  expect(keyChanges(stripe, same, { ...same })).toEqual({});
});
