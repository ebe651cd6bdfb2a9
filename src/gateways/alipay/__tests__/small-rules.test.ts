import { currencyCode, decimalString, MoneyError } from "../../../lib/money";
import { alipayGateway } from "..";
import { fromBeijing, toBeijing } from "../beijing-time";
import { fromYuan, toYuan } from "../currency";
import { subjectOf } from "../subject";
import { cny } from "./shop";

const toGateway = (total: string, currency = "cny") =>
  alipayGateway.amounts.toGateway(decimalString(total), currencyCode(currency));

describe("amounts", () => {
  test.each([
    ["88.88", 8888n, "0"],
    ["0.01", 1n, "0"],
    ["100000000", 10_000_000_000n, "0"],
    ["10.999", 1099n, "0.009"],
    ["5", 500n, "0"],
  ])("%s yuan are %s fen", (total, fen, cutOff) => {
    expect(toGateway(total)).toEqual({ ok: true, money: cny(fen), cutOff });
  });

  test.each([
    ["0", "cny", "amount_invalid"],
    ["0.00", "cny", "amount_invalid"],
    ["-1", "cny", "amount_invalid"],
    ["-0.001", "cny", "amount_invalid"],
    ["0.009", "cny", "amount_too_small"],
    ["100000000.01", "cny", "amount_too_large"],
    ["10", "usd", "currency_unsupported"],
  ])("%s %s cannot be charged", (total, currency, code) => {
    expect(toGateway(total, currency)).toMatchObject({ ok: false, code });
  });

  test("a part of a payment has no lower limit but zero", () => {
    const convert = (amount: string) =>
      alipayGateway.amounts.convert(decimalString(amount), currencyCode("cny"));
    expect(convert("0.019")).toEqual(cny(1n));
    expect(convert("0")).toEqual(cny(0n));
    for (const negative of ["-1", "-0.001"]) expect(() => convert(negative)).toThrow(MoneyError);
  });

  test("Alipay's amounts have two decimals, and are read exactly or not at all", () => {
    expect(toYuan(cny(1050n))).toBe("10.50");
    expect(alipayGateway.amounts.fromGateway(cny(1n))).toBe("0.01");
    expect(fromYuan("10.50")).toEqual(cny(1050n));
    for (const text of ["10.505", "-1.00", "1e2", "", 10, null]) {
      expect(fromYuan(text)).toBeUndefined();
    }
  });
});

describe("Beijing time", () => {
  test("is eight hours ahead of UTC, in another year too", () => {
    expect(toBeijing(new Date("2025-12-31T16:00:00Z"))).toBe("2026-01-01 00:00:00");
  });

  test("is read with and without milliseconds", () => {
    expect(fromBeijing("2026-01-01 00:00:00")).toEqual(new Date("2025-12-31T16:00:00Z"));
    expect(fromBeijing("2026-01-01 00:00:00.250")).toEqual(new Date("2025-12-31T16:00:00.250Z"));
    for (const text of ["2026-01-01", "2026-13-01 00:00:00", "", undefined]) {
      expect(fromBeijing(text)).toBeUndefined();
    }
  });
});

describe("the subject", () => {
  test.each([
    ["Tea & cups / 茶杯 = 1", "Tea cups 茶杯 1"],
    ["line\none\u0000\u200bend", "line one end"],
    ["half an emoji \ud83d", "half an emoji"],
    ["50% + more 🎁", "50% + more 🎁"],
    ["", "Order MPH1"],
    [" / & ", "Order MPH1"],
  ])("%j becomes %j", (description, subject) => {
    expect(subjectOf(description, "MPH1")).toBe(subject);
  });

  test("is at most 256 long and never ends in half a character", () => {
    expect(subjectOf("🎁".repeat(200), "MPH1")).toBe("🎁".repeat(128));
    expect(subjectOf(`a${"🎁".repeat(200)}`, "MPH1")).toHaveLength(255);
  });
});

describe("session input", () => {
  const parse = alipayGateway.parseSessionInput;

  test("is the page when nothing is said", () => {
    expect(parse({})).toEqual({ ok: true, input: { channel: "page" } });
  });

  test("keeps channel and return address, and nothing else", () => {
    const return_url = "https://shop.example/done";
    const data = { channel: "qr", return_url, pay_url: "https://evil.example", out_trade_no: "1" };
    expect(parse(data)).toEqual({ ok: true, input: { channel: "qr", return_url } });
  });

  test("takes null as left out", () => {
    expect(parse({ channel: null, return_url: null })).toEqual({
      ok: true,
      input: { channel: "page" },
    });
  });

  test.each(["card", "PAGE", 1, "__proto__"])("refuses the channel %p", (channel) => {
    expect(parse({ channel })).toEqual({
      ok: false,
      problem: `"channel" must be one of page, wap, qr, app.`,
    });
  });

  test.each(["javascript:alert(1)", "/done", "ftp://x.example", 7, ""])(
    "refuses the return address %p",
    (return_url) => {
      expect(parse({ return_url })).toMatchObject({ ok: false });
    },
  );
});

test("live and sandbox are different hosts by default", () => {
  expect(alipayGateway.defaultEndpoint("live")).toBe("https://openapi.alipay.com");
  expect(alipayGateway.defaultEndpoint("sandbox")).toBe("https://openapi-sandbox.dl.alipaydev.com");
});
