import type { CredentialProblem } from "../credentials";
import type { Environment } from "../gateway";

/** A merchant's PID: 16 digits from 2088 (https://opendocs.alipay.com/common/02ncut). */
const PID = /^2088\d{12}$/;
/** New sandbox apps; older ones look like live apps and cannot be told apart. */
const SANDBOX_APP = /^9021\d{12}$/;

const APP_ID_FIX =
  "Paste the APPID shown on the app's page at open.alipay.com: digits, usually 16, often from 2021.";
const PID_FIX = "Paste the PID: 16 digits from 2088, at open.alipay.com under 账户中心 → 商户信息.";

export function checkAppId(appId: string, environment: Environment): CredentialProblem | undefined {
  const problem = (message: string, fix = APP_ID_FIX) => ({ field: "app_id", message, fix });
  if (PID.test(appId)) return problem("This is a PID (seller id), not an app id.");
  if (!/^\d{10,32}$/.test(appId)) return problem("An app id consists of digits only.");
  if (environment === "live" && SANDBOX_APP.test(appId)) {
    const fix = "Enter it under sandbox, or paste the live app's APPID here.";
    return problem("This is a sandbox app id (it begins with 9021).", fix);
  }
  return undefined;
}

export function checkSellerId(sellerId: string): CredentialProblem | undefined {
  if (PID.test(sellerId)) return undefined;
  const problem = (message: string) => ({ field: "seller_id", message, fix: PID_FIX });
  if (/^(20|9021)\d+$/.test(sellerId) && !sellerId.startsWith("2088")) {
    return problem("This looks like an app id, not the seller id (PID).");
  }
  return problem("A seller id (PID) consists of 16 digits and begins with 2088.");
}
