import { keepLease } from "../keep-lease";

const SECONDS = 120;

/** A row with a lease, as a database keeps it. */
function leased(holder = "first") {
  const row = {
    mark: holder as string | undefined,
    until: Date.now() + SECONDS * 1000,
    renewals: 0,
  };
  const isHeldBy = (mark: string): boolean => row.mark === mark && row.until > Date.now();
  const keeping = {
    seconds: SECONDS,
    renew: jest.fn((mark: string): Promise<string | undefined> => {
      if (!isHeldBy(mark)) return Promise.resolve(undefined);
      row.renewals += 1;
      row.mark = `${holder}, renewed ${row.renewals} times`;
      row.until = Date.now() + SECONDS * 1000;
      return Promise.resolve(row.mark);
    }),
    release: jest.fn((mark: string) => {
      if (row.mark === mark) row.mark = undefined;
      return Promise.resolve();
    }),
  };
  return { row, keeping, giveBack: keepLease(holder, keeping) };
}

const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it("holds a lease for as long as its holder works", async () => {
  const { row, giveBack } = leased();
  await pass(10 * SECONDS);
  expect(row.until).toBeGreaterThan(Date.now());
  await giveBack();
  expect(row.mark).toBeUndefined();
});

it("does not touch it any more once it was given back", async () => {
  const { keeping, giveBack } = leased();
  await giveBack();
  await pass(10 * SECONDS);
  expect(keeping.renew).not.toHaveBeenCalled();
});

it("leaves the lease of whoever took it after its own had ended", async () => {
  const { row, keeping, giveBack } = leased();
  row.mark = "another one's";
  await pass(10 * SECONDS);
  await giveBack();
  expect(row.mark).toBe("another one's");
  expect(keeping.renew).toHaveBeenCalledTimes(1);
});

it("tries again when the database could not be reached for once", async () => {
  const { row, keeping, giveBack } = leased();
  keeping.renew.mockRejectedValueOnce(new Error("connection lost"));
  await pass(2 * SECONDS);
  expect(row.until).toBeGreaterThan(Date.now());
  await giveBack();
  expect(row.mark).toBeUndefined();
});

it("gives back what a renewal that is under way makes of it", async () => {
  const { row, keeping, giveBack } = leased();
  let answer: (mark: string) => void = () => undefined;
  keeping.renew.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  await pass(SECONDS / 3);
  const given = giveBack();
  row.mark = "renewed";
  answer("renewed");
  await given;
  expect(row.mark).toBeUndefined();
});
