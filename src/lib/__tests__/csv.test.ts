import { csvLine } from "../csv";

it.each([
  ["plain values", ["a", 1, true], "a,1,true"],
  ["nothing", ["a", null, undefined, ""], "a,,,"],
  ["a comma", ["a,b"], '"a,b"'],
  ["quotes", ['say "no"'], '"say ""no"""'],
  ["several lines", ["one\ntwo"], '"one\ntwo"'],
  ["Chinese", ["交易成功"], "交易成功"],
  ["a number below zero", [-1], "-1"],
])("writes %s", (_, values, line) => {
  expect(csvLine(values)).toBe(`${line}\r\n`);
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])("makes no formula of %j", (text) => {
  expect(csvLine([text])).toBe(`'${text}\r\n`);
});

it("quotes what it has kept from being a formula", () => {
  expect(csvLine(['=HYPERLINK("http://x","y")'])).toBe(`"'=HYPERLINK(""http://x"",""y"")"\r\n`);
});
