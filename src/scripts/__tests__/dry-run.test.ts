import { wantsDryRun } from "../dry-run";

const MEDUSA = ["node", "medusa", "exec", "./script.js"];

describe("a script run by medusa exec", () => {
  it("does its work when nothing is said", () => {
    expect(wantsDryRun([], MEDUSA)).toBe(false);
  });

  it("only tells what it would do when asked to, however that reaches it", () => {
    expect(wantsDryRun(["dry-run"], [...MEDUSA, "dry-run"])).toBe(true);
    expect(wantsDryRun([], [...MEDUSA, "--", "--dry-run"])).toBe(true);
    expect(wantsDryRun([], [...MEDUSA, "--", "dry-run"])).toBe(true);
  });

  it("does nothing when it is misspelt", () => {
    expect(() => wantsDryRun(["dryrun"], [...MEDUSA, "dryrun"])).toThrow("not known");
    expect(() => wantsDryRun([], [...MEDUSA, "--", "--dry"])).toThrow("not known");
  });
});
