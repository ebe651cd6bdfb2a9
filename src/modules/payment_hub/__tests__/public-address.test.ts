import { publicAddressOf } from "../public-address";

const OPTION = "https://option.example";

it("is what the merchant set, whatever the options say", () => {
  expect(publicAddressOf("https://set.example", OPTION, {})).toEqual({
    url: "https://set.example",
    source: "setting",
  });
});

it("is the option's while nothing is set", () => {
  expect(publicAddressOf(null, OPTION, { NODE_ENV: "production" })).toEqual({
    url: OPTION,
    source: "option",
  });
});

it("is the local server in development, and unknown in production", () => {
  expect(publicAddressOf(null, undefined, { PORT: "9100" })).toEqual({
    url: "http://localhost:9100",
    source: "development",
  });
  expect(publicAddressOf(null, undefined, {})?.url).toBe("http://localhost:9000");
  expect(publicAddressOf(null, undefined, { NODE_ENV: "production" })).toBeUndefined();
});
