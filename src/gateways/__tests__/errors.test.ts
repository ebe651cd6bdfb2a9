import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERROR_CODES } from "../errors";

const SOURCES = join(__dirname, "../..");

/** Our own code, all in one: what nothing here says, no reader will ever meet. */
const ours = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter(
    (path) => /\.tsx?$/.test(path) && !/__tests__|^simulators|^gateways.errors\.ts$/.test(path),
  )
  .map((path) => readFileSync(join(SOURCES, path), "utf8"))
  .join("\n");

/** Said by what stands in front of a connection and holds a call back. */
const NOT_SAID_HERE = ["never_reached"];

describe("the closed set of error codes", () => {
  it.each(ERROR_CODES.filter((code) => !NOT_SAID_HERE.includes(code)))("%s is in use", (code) => {
    expect(ours).toMatch(new RegExp(`code: "${code}"|\\(\\s*"${code}"`));
  });

  it("has each code once", () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });
});
