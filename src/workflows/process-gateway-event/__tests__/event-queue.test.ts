import { EventQueue } from "../event-queue";

/** Work that ends when it is told to. */
function heldWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (id: string) => (): Promise<void> => {
    begun.push(id);
    return new Promise((resolve) => ends.set(id, resolve));
  };
  const end = async (id: string): Promise<void> => {
    ends.get(id)?.();
    await new Promise(setImmediate);
  };
  return { begun, work, end };
}

describe("the queue of events in a process", () => {
  it("works on four at once, and on the next as soon as one is done", async () => {
    const { begun, work, end } = heldWork();
    const queue = new EventQueue();
    for (const id of ["1", "2", "3", "4", "5", "6"]) void queue.add({ id, about: id }, work(id));
    expect(begun).toEqual(["1", "2", "3", "4"]);
    await end("3");
    expect(begun).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("works on events of one payment one after the other, and lets others pass", async () => {
    const { begun, work, end } = heldWork();
    const queue = new EventQueue();
    void queue.add({ id: "1", about: "pi_1" }, work("1"));
    void queue.add({ id: "2", about: "pi_1" }, work("2"));
    void queue.add({ id: "3", about: "pi_2" }, work("3"));
    expect(begun).toEqual(["1", "3"]);
    await end("1");
    expect(begun).toEqual(["1", "3", "2"]);
  });

  it("begins with few while much else comes in, and with the rest afterwards", async () => {
    jest.useFakeTimers();
    const { begun, work } = heldWork();
    let isBusy = true;
    const queue = new EventQueue(() => isBusy);
    for (const id of ["1", "2", "3", "4"]) void queue.add({ id, about: id }, work(id));
    expect(begun).toEqual(["1"]);
    jest.advanceTimersByTime(260);
    expect(begun).toEqual(["1", "2"]);
    isBusy = false;
    jest.advanceTimersByTime(260);
    expect(begun).toEqual(["1", "2", "3", "4"]);
    jest.useRealTimers();
  });

  it("begins with more of them once they have waited long, however much comes in", async () => {
    jest.useFakeTimers();
    const begun: string[] = [];
    const queue = new EventQueue(() => true);
    for (let number = 0; number < 100; number += 1) {
      const id = String(number);
      void queue.add({ id, about: id }, () => Promise.resolve(void begun.push(id)));
    }
    await jest.advanceTimersByTimeAsync(1_050);
    expect(begun.length).toBeLessThanOrEqual(6);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(begun.length).toBeGreaterThan(35);
    jest.useRealTimers();
  });

  it("takes an event that it has already for the same one", async () => {
    const { begun, work, end } = heldWork();
    const queue = new EventQueue();
    const first = queue.add({ id: "1", about: "pi_1" }, work("1"));
    expect(queue.add({ id: "1", about: "pi_1" }, work("again"))).toBe(first);
    await end("1");
    await first;
    void queue.add({ id: "1", about: "pi_1" }, work("later"));
    expect(begun).toEqual(["1", "later"]);
  });

  it("has no room for more than it should hold in memory", () => {
    const { work } = heldWork();
    const queue = new EventQueue();
    const added = Array.from({ length: 600 }, (_, number) => {
      const id = String(number);
      return queue.add({ id, about: id }, work(id));
    });
    expect(added.filter(Boolean)).toHaveLength(504);
  });
});
