import { Kept } from "../kept";

describe("what is kept for a moment", () => {
  it("is read once for all who ask at the same time", async () => {
    const read = jest.fn((key: string) => Promise.resolve(`${key}!`));
    const kept = new Kept(read);
    expect(await Promise.all([kept.of("a"), kept.of("a"), kept.of("b")])).toEqual([
      "a!",
      "a!",
      "b!",
    ]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("is read again after half a second, and at once when it was forgotten", async () => {
    const now = jest.spyOn(performance, "now").mockReturnValue(1000);
    let value = 1;
    const kept = new Kept(() => Promise.resolve(value++));
    expect(await kept.of("a")).toBe(1);
    now.mockReturnValue(1499);
    expect(await kept.of("a")).toBe(1);
    now.mockReturnValue(1500);
    expect(await kept.of("a")).toBe(2);
    kept.forget();
    expect(await kept.of("a")).toBe(3);
    now.mockRestore();
  });

  it("does not keep what was on its way when it was forgotten", async () => {
    const answers: ((value: string) => void)[] = [];
    const kept = new Kept(() => new Promise<string>((resolve) => answers.push(resolve)));
    const before = kept.of("a");
    kept.forget();
    const after = kept.of("a");
    answers[0]?.("old");
    answers[1]?.("new");
    expect([await before, await after, await kept.of("a")]).toEqual(["old", "new", "new"]);
  });

  it("does not keep a failure", async () => {
    let fails = true;
    const kept = new Kept(() => (fails ? Promise.reject(new Error("down")) : Promise.resolve(1)));
    await expect(kept.of("a")).rejects.toThrow("down");
    fails = false;
    expect(await kept.of("a")).toBe(1);
  });
});
