import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERROR_TABLE, findEntry, nameOf } from "../error-table";
import { SHOPPER } from "../error-entry";
import { DOCUMENTED_CODES, OTHER_CODES } from "./documented-codes";

const SIMULATOR = join(__dirname, "../../../simulators/alipay");
const documented = Object.values(DOCUMENTED_CODES).flat();

describe("what Alipay documents", () => {
  it.each(Object.keys(DOCUMENTED_CODES))("%s: every code has a meaning", (operation) => {
    const unknown = DOCUMENTED_CODES[operation]?.filter((code) => !findEntry(code));
    expect(unknown).toEqual([]);
  });

  it("is all that the table has, but for codes whose source is given", () => {
    const known = new Set([...documented, ...Object.keys(OTHER_CODES)].map(nameOf));
    const invented = ERROR_TABLE.flatMap(({ codes }) => codes).filter(
      (code) => !known.has(nameOf(code)),
    );
    expect(invented).toEqual([]);
  });

  it("stands in the table once, whichever way it is written", () => {
    const names = ERROR_TABLE.flatMap(({ codes }) => codes.map(nameOf));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

it("knows every code that the simulator refuses with", () => {
  const sources = readdirSync(SIMULATOR, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("__tests__"))
    .map((path) => readFileSync(join(SIMULATOR, path), "utf8"));
  const refusals = sources.flatMap((source) => [
    ...source.matchAll(/refused\(\s*"([^"]+)"|AlipayError\(\s*"\d+",\s*"([^"$]+)"/g),
  ]);
  const codes = new Set(refusals.map(([, business, other]) => business ?? other ?? ""));
  expect(codes.size).toBeGreaterThan(20);
  expect([...codes].filter((code) => !findEntry(code))).toEqual([]);
});

describe("every entry", () => {
  const codesOf = (entries: typeof ERROR_TABLE) => entries.map(({ codes }) => codes);

  it("tells the merchant what happened and what to do", () => {
    const silent = ERROR_TABLE.filter(({ merchant }) => !/^\S.+[.;:]\s.+\.$/s.test(merchant));
    expect(codesOf(silent)).toEqual([]);
  });

  it("has words for the shopper", () => {
    expect(codesOf(ERROR_TABLE.filter(({ shopper }) => !SHOPPER[shopper]))).toEqual([]);
  });

  it("is tried again only where that can help", () => {
    const wrong = ERROR_TABLE.filter(({ outcome, retryable, retryAfterMs }) => {
      if (outcome === "unknown" || retryAfterMs) return !retryable;
      return outcome === "declined" && retryable;
    });
    expect(codesOf(wrong)).toEqual([]);
  });
});

it("tells shoppers nothing of the merchant's affairs", () => {
  for (const words of Object.values(SHOPPER)) {
    expect(words).not.toMatch(/merchant|seller|contract|key|certificate|account number|risk|code/i);
    expect(words).toMatch(/[.]$/);
  }
});
