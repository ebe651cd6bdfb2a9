import fc from "fast-check";
import { endOfTimeoutExpress } from "../domain/timeout-express";
import { endOfBeijingDay, formatBeijing, parseBeijing } from "../lib/beijing-time";
import { encodeGbk } from "../lib/gbk";
import { formatYuan, parseYuan, type Fen } from "../lib/money";

describe("money", () => {
  it("is read back as it was printed, for every amount that Alipay takes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (fen) => {
        expect(parseYuan(formatYuan(fen as Fen))).toBe(fen);
      }),
    );
  });

  it.each(["", "0", "0.00", "-1", "+1", "1.", ".5", "1.234", "01.00", "1e2", " 1", "1,00", "１"])(
    "refuses %p",
    (text) => expect(parseYuan(text)).toBeUndefined(),
  );

  it.each([
    ["8.8", 880],
    ["8", 800],
    ["0.07", 7],
    ["1.15", 115],
  ])("reads %s as %i fen", (text, fen) => expect(parseYuan(text)).toBe(fen));
});

describe("Beijing time", () => {
  it("is UTC+8 wherever the host stands", () => {
    expect(formatBeijing(Date.UTC(2024, 11, 31, 16, 0, 0))).toBe("2025-01-01 00:00:00");
    expect(parseBeijing("2025-01-01 00:00:00")).toBe(Date.UTC(2024, 11, 31, 16, 0, 0));
  });

  it.each([
    "2025-02-30 00:00:00",
    "2025-01-01 24:00:00",
    "2025-1-1 00:00:00",
    "2025-01-01T00:00:00",
  ])("refuses %s", (text) => expect(parseBeijing(text)).toBeUndefined());

  it("ends the day just before Beijing's midnight", () => {
    const end = Date.UTC(2025, 0, 1, 16, 0, 0) - 1;
    expect(endOfBeijingDay(Date.UTC(2024, 11, 31, 16, 0, 0))).toBe(end);
    expect(endOfBeijingDay(end)).toBe(end);
    expect(endOfTimeoutExpress("1c", end - 5)).toBe(end);
  });
});

describe("GBK", () => {
  it("is decoded again to the same text", () => {
    const text = "支付宝 Alipay，¥88.88 元（茶）";
    const withoutYen = text.replace("¥", "￥");
    expect(new TextDecoder("gbk").decode(encodeGbk(withoutYen))).toBe(withoutYen);
    expect(encodeGbk("支付").toString("hex")).toBe("d6a7b8b6");
    expect(encodeGbk("茶😀").toString("latin1")).toMatch(/\?$/);
  });
});
