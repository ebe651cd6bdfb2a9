import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AlipaySdk, type AlipaySdkCommonResult } from "alipay-sdk";
import { formatBeijing, type AlipaySimulator, type AppCredentials } from "..";

/** The real SDK, pointed at the simulator. */
export function sdkFor(sim: AlipaySimulator, app: AppCredentials = sim.app): AlipaySdk {
  return new AlipaySdk({
    appId: app.app_id,
    privateKey: app.private_key,
    keyType: "PKCS8",
    alipayPublicKey: app.alipay_public_key,
    gateway: `${sim.url}/gateway.do`,
    endpoint: sim.url,
    camelcase: false,
  });
}

let lastNumber = 0;

export function newNumber(): string {
  lastNumber += 1;
  return `T${Date.now()}${lastNumber}`;
}

export const now = (): string => formatBeijing(Date.now());

/** Another merchant whose keys are the first one's the other way round, which saves making new ones. */
export function secondApp(sim: AlipaySimulator): Promise<AppCredentials> {
  const { private_key, alipay_private_key } = sim.app;
  return sim.office.addApp({
    app_private_key: alipay_private_key,
    alipay_private_key: private_key,
  });
}

/** A V2 call with Beijing time and the answer's signature checked. */
export function exec(
  sdk: AlipaySdk,
  method: string,
  biz_content: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<AlipaySdkCommonResult> {
  return sdk.exec(method, { timestamp: now(), biz_content, ...more }, { validateSign: true });
}

export function v3(
  sdk: AlipaySdk,
  path: string,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return sdk
    .curl<Record<string, unknown>>("POST", `/v3/alipay/trade/${path}`, { body })
    .then(({ data }) => data);
}

export const QR_ORDER = {
  subject: "手机壳",
  total_amount: "88.88",
  product_code: "QR_CODE_OFFLINE",
};

/** A precreated order that the buyer has paid. */
export async function paidByQr(
  sim: AlipaySimulator,
  sdk: AlipaySdk,
  more: Record<string, unknown> = {},
): Promise<string> {
  const out_trade_no = newNumber();
  await v3(sdk, "precreate", { out_trade_no, ...QR_ORDER, ...more });
  sim.buyer.pay({ out_trade_no });
  return out_trade_no;
}

export function pageUrl(
  sdk: AlipaySdk,
  biz_content: Record<string, unknown>,
  more: Record<string, unknown> = {},
): string {
  return sdk.pageExecute("alipay.trade.page.pay", "GET", {
    timestamp: now(),
    bizContent: {
      subject: "手机壳 + 'co'",
      total_amount: "88.88",
      product_code: "FAST_INSTANT_TRADE_PAY",
      ...biz_content,
    },
    ...more,
  });
}

export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  fields: Record<string, string>;
}

/** A shop that takes notifications; `answers` are used up one by one, then `success`. */
export interface Shop {
  url: string;
  received: Received[];
  answers: { status: number; body: string }[];
  /** Waits until this many have come in all. */
  wait(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

export async function openShop(): Promise<Shop> {
  const received: Received[] = [];
  const answers: Shop["answers"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString("latin1");
      const fields = Object.fromEntries(new URLSearchParams(raw));
      received.push({ headers: request.headers, raw, fields });
      const { status, body } = answers.shift() ?? { status: 200, body: "success" };
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/notify`,
    received,
    answers,
    wait: async (count) => {
      for (let tries = 0; received.length < count && tries < 200; tries += 1) await sleep(10);
      return received;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Posts to a control path and gives the JSON back. */
export async function control(
  sim: AlipaySimulator,
  path: string,
  body: unknown = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${sim.url}/__sim/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
