import { fromCursor, toCursor } from "../cursor";

it("comes back as the place that it was made of, to the microsecond", () => {
  const place = { at: "1795420800123456", id: "phevt_01K" };
  expect(fromCursor(toCursor(place))).toEqual(place);
  expect(toCursor(place)).toMatch(/^[\w-]+$/);
});

it.each([
  ["nothing", ""],
  ["no cursor", "next"],
  ["half of one", toCursor({ at: "1795420800123456", id: "phevt_01K" }).slice(0, 20)],
  ["another time", encoded(["2026-11-23", "phevt_01K"])],
  ["a time out of bounds", encoded(["99999999999999999999", "phevt_01K"])],
  ["no id", encoded(["1795420800123456"])],
  ["an object", encoded({ at: "1", id: "a" })],
])("says what to pass instead of %s", (_, cursor) => {
  expect(() => fromCursor(cursor)).toThrow("pass the next_cursor of the page before");
});

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
