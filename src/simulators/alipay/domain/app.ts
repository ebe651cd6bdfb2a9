import type { RsaKeyPair } from "../lib/keys";

/** A merchant's application at the open platform, with Alipay's private side of it. */
export interface App {
  app_id: string;
  /** The merchant's PID: 16 digits from 2088. */
  seller_id: string;
  /** What the buyer reads on the cashier page. */
  name: string;
  appKey: RsaKeyPair;
  /** Alipay's key for this application: in key mode every application has its own. */
  alipayKey: RsaKeyPair;
  /** Present in certificate mode. */
  certificates?: AppCertificates;
}

export interface AppCertificates {
  app_cert: string;
  alipay_cert: string;
  alipay_root_cert: string;
  app_cert_sn: string;
  alipay_cert_sn: string;
  alipay_root_cert_sn: string;
}
