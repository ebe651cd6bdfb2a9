import { createHash } from "node:crypto";
import type { App, AppCertificates } from "../domain/app";
import { rsaKeyPair } from "../lib/keys";
import { issueCertificate, type Certificate, type Name } from "./certificate";

const ROOT: Name = { C: "CN", O: "Simulated Ant Financial", CN: "Simulated Alipay Root" };

/** The three certificates that a merchant in certificate mode is given. */
export async function makeAppCertificates(
  app: Pick<App, "app_id" | "appKey" | "alipayKey">,
): Promise<AppCertificates> {
  const rootKey = await rsaKeyPair();
  const issue = (name: Name, publicKey: App["appKey"]["publicKey"], isCa: boolean): Certificate =>
    issueCertificate({ name, publicKey, issuer: ROOT, issuerKey: rootKey.privateKey, isCa });
  const root = issue(ROOT, rootKey.publicKey, true);
  const appCert = issue({ ...ROOT, CN: app.app_id }, app.appKey.publicKey, false);
  const alipayCert = issue({ ...ROOT, CN: "Simulated Alipay" }, app.alipayKey.publicKey, false);
  return {
    app_cert: appCert.pem,
    alipay_cert: alipayCert.pem,
    alipay_root_cert: root.pem,
    app_cert_sn: serialNumberOf(appCert),
    alipay_cert_sn: serialNumberOf(alipayCert),
    alipay_root_cert_sn: serialNumberOf(root),
  };
}

/** Alipay's "SN": MD5 over the issuer, last attribute first, and the serial number in decimal. */
function serialNumberOf({ issuer: { C, O, CN }, serial }: Certificate): string {
  const decimal = BigInt(`0x${serial.toString("hex")}`).toString(10);
  return createHash("md5").update(`CN=${CN},O=${O},C=${C}${decimal}`).digest("hex");
}
