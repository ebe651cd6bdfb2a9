import type { MedusaContainer } from "@medusajs/framework/types";
import type { Announcement, Stated } from "../../../modules/payment_hub/store/announcements";
import { announceOnce, announceState, type HubEvent } from "../announce";
import { tellLeft } from "../tell";

const NOW = new Date("2026-11-23T12:00:00Z");

interface Written extends Announcement {
  isTold: boolean;
  isClaimed: boolean;
}

/** A hub whose store of announcements is a list, and a bus that can be out of reach. */
function hubWith(row: Pick<Stated, "announced">) {
  const written: Written[] = [];
  const keys = new Set<string>();
  const told: { name: string; event_id: string }[] = [];
  const unreachable = new Set<string>();
  const claim = (events: readonly Announcement[]) => {
    written.push(...events.map((event) => ({ ...event, isTold: false, isClaimed: true })));
    return Promise.resolve(events.map((event) => ({ ...event, mark: "1" })));
  };
  const change = (id: string, to: Partial<Written>): Promise<void> => {
    for (const one of written) if (one.id === id) Object.assign(one, to);
    return Promise.resolve();
  };
  const hub = {
    clock: { now: () => NOW },
    announcements: {
      claimState({ announced }: Stated, state: string, events: Announcement[]) {
        if (row.announced !== announced) return Promise.resolve([]);
        row.announced = state;
        return claim(events);
      },
      claimOnce(key: string, event: Announcement) {
        if (keys.has(key)) return Promise.resolve([]);
        keys.add(key);
        return claim([event]);
      },
      claimLeft() {
        const left = written.filter((one) => !one.isTold && !one.isClaimed);
        return Promise.resolve(left.map((event) => ({ ...event, mark: "2" })));
      },
      confirm: (id: string) => change(id, { isTold: true }),
      giveBack: (id: string) => change(id, { isClaimed: false }),
    },
    warn: () => undefined,
    emit({ name, data }: { name: string; data: { event_id: string } }) {
      if (unreachable.has(name)) return Promise.reject(new Error("no bus"));
      told.push({ name, event_id: data.event_id });
      return Promise.resolve();
    },
  };
  const container = { resolve: () => hub } as unknown as MedusaContainer;
  const names = () => told.map(({ name }) => name.replace("payment_hub.dispute.", ""));
  return { container, names, told, written, unreachable };
}

const OPENED = { name: "payment_hub.dispute.opened", data: {} } as HubEvent;
const WITHDRAWN = { name: "payment_hub.dispute.funds_withdrawn", data: {} } as HubEvent;
const both = () => Promise.resolve([OPENED, WITHDRAWN]);
const DISPUTE = { what: "dispute", id: "phdsp_1", announced: null, state: "lost" } as const;

test("each name of a state is told once, in order, and nothing is read for it again", async () => {
  const { container, names } = hubWith({ announced: null });
  await announceState(container, DISPUTE, both);
  const unread = () => Promise.reject(new Error("read again"));
  await announceState(container, { ...DISPUTE, announced: "lost" }, unread);
  expect(names()).toEqual(["opened", "funds_withdrawn"]);
});

test("what the bus does not take is told later, and what it took is not told again", async () => {
  const { container, names, told, written, unreachable } = hubWith({ announced: null });
  unreachable.add(WITHDRAWN.name);
  await announceState(container, DISPUTE, both);
  expect(names()).toEqual(["opened"]);
  unreachable.clear();
  expect(await tellLeft(container)).toBe(1);
  expect(await tellLeft(container)).toBe(0);
  expect(names()).toEqual(["opened", "funds_withdrawn"]);
  // Under the id that it was written down with.
  expect(told.map(({ event_id }) => event_id)).toEqual(written.map(({ id }) => id));
});

test("who comes when somebody else has told tells nothing, and is told to look again", async () => {
  const { container, names } = hubWith({ announced: "under_review" });
  await expect(announceState(container, DISPUTE, both)).rejects.toThrow("somebody else");
  expect(names()).toEqual([]);
});

test("what has no state is told once", async () => {
  const { container, told } = hubWith({ announced: null });
  await announceOnce(container, "saved_method:phacc_1:seti_1", OPENED);
  await announceOnce(container, "saved_method:phacc_1:seti_1", OPENED);
  await announceOnce(container, "saved_method:phacc_1:seti_2", OPENED);
  expect(told).toHaveLength(2);
  expect(new Set(told.map(({ event_id }) => event_id)).size).toBe(2);
});
