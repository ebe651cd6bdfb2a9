import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Around both changes of New York's clocks, and Beijing's midnight and new year. */
const MOMENTS = [
  "2026-03-08T06:59:30.000Z",
  "2026-03-08T07:00:30.000Z",
  "2026-11-01T05:50:00.000Z",
  "2026-11-01T06:00:00.999Z",
  "2026-06-30T15:59:59.000Z",
  "2025-12-31T15:50:00.000Z",
];

const EXPECTED = [
  ["2026-03-08 14:59:30", "2026-03-08 15:14:30", "2026-03-08T07:14:30.000Z"],
  ["2026-03-08 15:00:30", "2026-03-08 15:15:30", "2026-03-08T07:15:30.000Z"],
  ["2026-11-01 13:50:00", "2026-11-01 14:05:00", "2026-11-01T06:05:00.000Z"],
  ["2026-11-01 14:00:00", "2026-11-01 14:15:00", "2026-11-01T06:15:00.000Z"],
  ["2026-06-30 23:59:59", "2026-07-01 00:14:59", "2026-06-30T16:14:59.000Z"],
  ["2025-12-31 23:50:00", "2026-01-01 00:05:00", "2025-12-31T16:05:00.000Z"],
];

function askIn(TZ: string): { offset: number; told: Record<string, string>[] } {
  const script = join(__dirname, "in-zone.ts");
  const output = execFileSync(process.execPath, ["--import", "tsx", script, ...MOMENTS], {
    env: { ...process.env, TZ },
    encoding: "utf8",
  });
  return JSON.parse(output) as ReturnType<typeof askIn>;
}

test.each([
  ["America/New_York", 240],
  ["Asia/Kolkata", -330],
])(
  "on a host in %s Alipay is told Beijing's time, to the second",
  (zone, offset) => {
    const { offset: actual, told } = askIn(zone);
    expect(actual).toBe(offset);
    expect(
      told.map(({ timestamp, time_expire, payable_until }) => [
        timestamp,
        time_expire,
        payable_until,
      ]),
    ).toEqual(EXPECTED);
    expect(told.map(({ expires_at }) => expires_at)).toEqual(EXPECTED.map(([, , end]) => end));
    const toTheSecond = MOMENTS.map((moment) => moment.replace(/\.\d{3}Z$/, ".000Z"));
    expect(told.map(({ round_trip }) => round_trip)).toEqual(toTheSecond);
  },
  60_000,
);
