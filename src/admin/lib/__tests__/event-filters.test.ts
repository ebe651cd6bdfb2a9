import { filterQuery, readFilters, withFilter } from "../event-filters";

it("reads what the address gives, and nothing else", () => {
  const params = new URLSearchParams("state=dead&gateway=&q=%20pi_1%20&page=2");
  expect(readFilters(params)).toEqual({ state: "dead", q: "pi_1" });
});

it("changes one and leaves the rest", () => {
  const params = new URLSearchParams("state=dead&gateway=stripe&page=2");
  expect(String(withFilter(params, "state", "parked"))).toBe("state=parked&gateway=stripe&page=2");
  expect(String(withFilter(params, "state", undefined))).toBe("gateway=stripe&page=2");
  expect(String(params)).toBe("state=dead&gateway=stripe&page=2");
});

it("asks the server for exactly what the address says", () => {
  expect(String(filterQuery({ state: "dead", q: "a b" }))).toBe("state=dead&q=a+b");
});
