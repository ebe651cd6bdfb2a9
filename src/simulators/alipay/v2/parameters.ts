import type { SimRequest } from "../../core/http-server";

export const GATEWAY_PATH = "/gateway.do";

export type Parameters = Record<string, string>;

/** Everything a V2 request carries, from its address and its form alike. */
export function readParameters(request: SimRequest): Parameters {
  const parameters: Parameters = Object.fromEntries(request.url.searchParams);
  const type = request.headers["content-type"] ?? "";
  if (request.method === "POST" && type.startsWith("application/x-www-form-urlencoded")) {
    Object.assign(parameters, parseForm(request.raw.toString("utf8")));
  }
  return parameters;
}

/** Also reads the order string that `sdkExecute` makes for an app. */
export function parseForm(text: string): Parameters {
  return Object.fromEntries(new URLSearchParams(text));
}
