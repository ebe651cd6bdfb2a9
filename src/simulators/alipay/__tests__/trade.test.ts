import type { AlipaySdk } from "alipay-sdk";
import { formatBeijing, startAlipaySimulator, type AlipaySimulator } from "..";
import { newNumber, paidByQr, QR_ORDER, sdkFor, secondApp, v3 } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;

beforeAll(async () => {
  sim = await startAlipaySimulator();
  sdk = sdkFor(sim);
});
afterAll(() => sim.close());

const refusal = (code: string) => ({ code, responseHttpStatus: 400 });

async function waiting(more: Record<string, unknown> = {}): Promise<string> {
  const out_trade_no = newNumber();
  await v3(sdk, "create", {
    out_trade_no,
    subject: "A",
    total_amount: "1.50",
    product_code: "JSAPI_PAY",
    buyer_id: "2088102100000017",
    ...more,
  });
  return out_trade_no;
}

describe("a precreated order", () => {
  it("is no trade until the buyer scans: query and close know nothing, and it stays payable", async () => {
    const out_trade_no = newNumber();
    const { qr_code } = await v3(sdk, "precreate", { out_trade_no, ...QR_ORDER });
    expect(qr_code).toMatch(new RegExp(`^${sim.url}/qr/`));
    await expect(v3(sdk, "query", { out_trade_no })).rejects.toMatchObject(
      refusal("ACQ.TRADE_NOT_EXIST"),
    );
    await expect(v3(sdk, "close", { out_trade_no })).rejects.toMatchObject(
      refusal("ACQ.TRADE_NOT_EXIST"),
    );
    expect(await v3(sdk, "cancel", { out_trade_no })).toEqual({ out_trade_no, retry_flag: "N" });
    expect(sim.ledger().trades.filter((trade) => trade.out_trade_no === out_trade_no)).toEqual([]);

    sim.buyer.scan({ qr_code: String(qr_code) });
    expect(await v3(sdk, "query", { out_trade_no })).toMatchObject({
      trade_status: "WAIT_BUYER_PAY",
      total_amount: "88.88",
    });
    sim.buyer.pay({ qr_code: String(qr_code) });
    expect(await v3(sdk, "query", { out_trade_no })).toMatchObject({
      trade_status: "TRADE_SUCCESS",
      receipt_amount: "88.88",
      buyer_pay_amount: "88.88",
    });
  });

  it("keeps its parameters while it can be paid, and answers the same code again", async () => {
    const out_trade_no = newNumber();
    const first = await v3(sdk, "precreate", { out_trade_no, ...QR_ORDER });
    expect(await v3(sdk, "precreate", { out_trade_no, ...QR_ORDER })).toEqual(first);
    const changed = { out_trade_no, ...QR_ORDER, total_amount: "99.99" };
    await expect(v3(sdk, "precreate", changed)).rejects.toMatchObject(
      refusal("ACQ.CONTEXT_INCONSISTENT"),
    );
    sim.buyer.scan({ out_trade_no });
    await expect(v3(sdk, "precreate", changed)).rejects.toMatchObject(
      refusal("ACQ.CONTEXT_INCONSISTENT"),
    );
    sim.buyer.pay({ out_trade_no });
    await expect(v3(sdk, "precreate", changed)).rejects.toMatchObject(
      refusal("ACQ.TRADE_HAS_SUCCESS"),
    );
  });

  it("lives two hours, then its code is dead and its number free", async () => {
    const own = await startAlipaySimulator({ app: keysOf(sim) });
    const shop = sdkFor(own);
    const out_trade_no = newNumber();
    const { qr_code } = await v3(shop, "precreate", { out_trade_no, ...QR_ORDER });
    own.clock.advance(2 * 3_600_000 + 1_000);
    expect(() => own.buyer.pay({ qr_code: String(qr_code) })).toThrow("ACQ.TRADE_HAS_CLOSE");
    const changed = { out_trade_no, ...QR_ORDER, total_amount: "1.00" };
    expect((await v3(shop, "precreate", changed))["qr_code"]).not.toBe(qr_code);
    await own.close();
  });

  it("gives a trade until time_expire once scanned, whatever timeout_express says", async () => {
    const own = await startAlipaySimulator({ app: keysOf(sim) });
    const shop = sdkFor(own);
    const time_expire = formatBeijing(Date.now() + 600_000);
    const terms = { ...QR_ORDER, time_expire, timeout_express: "1h" };
    const [scanned, left] = [newNumber(), newNumber()];
    await v3(shop, "precreate", { out_trade_no: scanned, ...terms });
    await v3(shop, "precreate", { out_trade_no: left, ...terms });
    own.buyer.scan({ out_trade_no: scanned });
    own.clock.advance(601_000);
    expect(await v3(shop, "query", { out_trade_no: scanned })).toMatchObject({
      trade_status: "TRADE_CLOSED",
    });
    await expect(v3(shop, "query", { out_trade_no: left })).rejects.toMatchObject(
      refusal("ACQ.TRADE_NOT_EXIST"),
    );
    expect(() => own.buyer.pay({ out_trade_no: left })).toThrow("ACQ.TRADE_HAS_CLOSE");
    await own.close();
  });
});

describe("a created trade", () => {
  it("exists at once and is paid by its buyer", async () => {
    const out_trade_no = await waiting();
    expect(await v3(sdk, "query", { out_trade_no })).toMatchObject({
      trade_status: "WAIT_BUYER_PAY",
    });
    expect(sim.buyer.pay({ out_trade_no }).trade).toMatchObject({ paid: 150, refunded: 0 });
  });

  it("is closed by close, once, and cannot be paid or asked for again", async () => {
    const out_trade_no = await waiting();
    expect(await v3(sdk, "close", { out_trade_no })).toMatchObject({ out_trade_no });
    await expect(v3(sdk, "close", { out_trade_no })).rejects.toMatchObject(
      refusal("ACQ.TRADE_STATUS_ERROR"),
    );
    expect(() => sim.buyer.pay({ out_trade_no })).toThrow("ACQ.TRADE_HAS_CLOSE");
    await expect(v3(sdk, "precreate", { out_trade_no, ...QR_ORDER })).rejects.toMatchObject(
      refusal("ACQ.TRADE_HAS_CLOSE"),
    );
  });

  it("is found by trade_no, and not by another merchant", async () => {
    const out_trade_no = await waiting();
    const { trade_no } = await v3(sdk, "query", { out_trade_no });
    expect(trade_no).toMatch(/^\d{28}$/);
    expect(await v3(sdk, "query", { trade_no })).toMatchObject({ out_trade_no });
    const other = sdkFor(sim, await secondApp(sim));
    await expect(v3(other, "query", { trade_no })).rejects.toMatchObject(
      refusal("ACQ.TRADE_NOT_EXIST"),
    );
  });
});

describe("cancel", () => {
  it("closes an unpaid trade and refunds a paid one, and says the same when asked again", async () => {
    const unpaid = await waiting();
    const closed = { retry_flag: "N", action: "close" };
    expect(await v3(sdk, "cancel", { out_trade_no: unpaid })).toMatchObject(closed);
    expect(await v3(sdk, "cancel", { out_trade_no: unpaid })).toMatchObject(closed);

    const paid = await paidByQr(sim, sdk);
    const refunded = { retry_flag: "N", action: "refund" };
    expect(await v3(sdk, "cancel", { out_trade_no: paid })).toMatchObject(refunded);
    expect(await v3(sdk, "cancel", { out_trade_no: paid })).toMatchObject(refunded);
    const { movements } = sim.ledger();
    expect(
      movements.filter(({ out_trade_no }) => out_trade_no === paid).map(({ kind }) => kind),
    ).toEqual(["payment", "refund"]);
  });
});

describe("bar code payment", () => {
  it("takes the money at once, and once", async () => {
    const order = {
      out_trade_no: newNumber(),
      subject: "A",
      total_amount: "0.01",
      product_code: "FACE_TO_FACE_PAYMENT",
      scene: "bar_code",
      auth_code: "28763443825664394",
    };
    expect(await v3(sdk, "pay", order)).toMatchObject({ total_amount: "0.01" });
    await expect(v3(sdk, "pay", order)).rejects.toMatchObject(refusal("ACQ.TRADE_HAS_SUCCESS"));
  });
});

describe("parameters", () => {
  const cases: [string, Record<string, unknown>][] = [
    ["a number for an amount", { total_amount: 88.88 }],
    ["three decimals", { total_amount: "1.234" }],
    ["an amount of nothing", { total_amount: "0.00" }],
    ["an amount over a hundred million", { total_amount: "100000000.01" }],
    ["an order number with a dash", { out_trade_no: "a-b" }],
    ["an order number of 65 characters", { out_trade_no: "a".repeat(65) }],
    ["a subject with an ampersand", { subject: "a&b" }],
    ["a subject of 257 characters", { subject: "a".repeat(257) }],
    ["no subject", { subject: undefined }],
    ["another method's product", { product_code: "QUICK_WAP_WAY" }],
    ["an expiry in the past", { time_expire: formatBeijing(Date.now() - 1_000) }],
    ["an expiry in another format", { time_expire: "2099-01-01T00:00:00Z" }],
    ["a period beyond 15 days", { timeout_express: "16d" }],
    ["a parameter that Alipay does not know", { currency: "CNY" }],
    ["an address for notifications that is not http", { notify_url: "ftp://shop.example/n" }],
  ];
  it.each(cases)("refuses %s", async (_, change) => {
    const order = { out_trade_no: newNumber(), ...QR_ORDER, ...change };
    await expect(v3(sdk, "precreate", order)).rejects.toMatchObject(
      refusal("ACQ.INVALID_PARAMETER"),
    );
  });

  it("takes the smallest and the largest amount", async () => {
    for (const total_amount of ["0.01", "100000000.00"]) {
      const order = { out_trade_no: newNumber(), ...QR_ORDER, total_amount };
      await expect(v3(sdk, "precreate", order)).resolves.toHaveProperty("qr_code");
    }
  });

  it("asks for one of the two numbers", async () => {
    await expect(v3(sdk, "query", {})).rejects.toMatchObject(refusal("ACQ.INVALID_PARAMETER"));
  });
});

function keysOf({ app }: AlipaySimulator) {
  return { app_private_key: app.private_key, alipay_private_key: app.alipay_private_key };
}
