import type { Directory } from "../accounts/directory";
import { maskKey, type ApiKey } from "../accounts/keys";
import { isAllowed, permissionError, type Permission } from "../accounts/permissions";
import type { SimRequest } from "../../core/http-server";
import { invalidRequest } from "./api-error";
import type { FormHash } from "./form";

/** Bearer, basic (the key is the user name), or `key=` as Stripe.js sends it. */
export function authenticateKey(directory: Directory, request: SimRequest, form: FormHash): ApiKey {
  const value = keyFromHeader(request.headers.authorization) ?? form["key"];
  if (typeof value !== "string" || value === "") {
    throw invalidRequest(
      "You did not provide an API key. You need to provide your API key in the Authorization " +
        "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See " +
        "https://stripe.com/docs/api#authentication for details, or we can help at " +
        "https://support.stripe.com/.",
      {},
      401,
    );
  }
  const key = directory.key(value);
  if (!key) throw invalidRequest(`Invalid API Key provided: ${maskKey(value)}`, {}, 401);
  if (key.expired) {
    throw invalidRequest(
      `Expired API Key provided: ${maskKey(value)}`,
      { code: "api_key_expired" },
      401,
    );
  }
  return key;
}

/** Publishable keys reach only what Stripe.js needs; restricted ones what they were given. */
export function authorizeKey(key: ApiKey, permission: Permission, publishable: boolean): void {
  if (key.kind === "publishable" && !publishable) {
    throw invalidRequest(
      "This API call cannot be made with a publishable API key. Please use a secret API key. You " +
        "can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
      { code: "secret_key_required" },
      403,
    );
  }
  if (!isAllowed(key, permission)) throw permissionError(key, permission);
}

function keyFromHeader(header: string | undefined): string | undefined {
  const [scheme = "", credentials = ""] = header?.split(" ") ?? [];
  switch (scheme.toLowerCase()) {
    case "bearer":
      return credentials;
    case "basic":
      return Buffer.from(credentials, "base64").toString("utf8").split(":")[0];
    default:
      return undefined;
  }
}
