import { makeAppCertificates } from "../certificates/app-certificates";
import { exportPrivateKey, exportPublicKey, rsaKeyPair } from "../lib/keys";
import type { App } from "./app";
import type { Numbers } from "./numbers";

export interface NewApp {
  app_id?: string | undefined;
  seller_id?: string | undefined;
  name?: string | undefined;
  /** PKCS8 base64; both are made when left out. */
  app_private_key?: string | undefined;
  alipay_private_key?: string | undefined;
  mode?: "key" | "certificate" | undefined;
}

/** What a merchant's settings hold, plus Alipay's private key so that a demo can keep it. */
export interface AppCredentials {
  app_id: string;
  seller_id: string;
  /** The application's own private key, PKCS8 base64. */
  private_key: string;
  app_public_key: string;
  alipay_public_key: string;
  /** No merchant ever sees this; give it back in the options to keep the same key. */
  alipay_private_key: string;
  /** PEM, in certificate mode only. */
  app_cert?: string;
  alipay_cert?: string;
  alipay_root_cert?: string;
}

export class AppRegistry {
  private readonly apps = new Map<string, App>();

  constructor(private readonly numbers: Numbers) {}

  /** An app id that exists already is replaced, which is how keys are rotated. */
  async add(input: NewApp = {}): Promise<App> {
    const [appKey, alipayKey] = await Promise.all([
      rsaKeyPair(input.app_private_key),
      rsaKeyPair(input.alipay_private_key),
    ]);
    const app: App = {
      app_id: input.app_id ?? this.numbers.appId(),
      seller_id: input.seller_id ?? this.numbers.sellerId(),
      name: input.name ?? "Demo shop",
      appKey,
      alipayKey,
    };
    if (input.mode === "certificate") app.certificates = await makeAppCertificates(app);
    this.apps.set(app.app_id, app);
    return app;
  }

  get(appId: string): App | undefined {
    return this.apps.get(appId);
  }

  list(): App[] {
    return [...this.apps.values()];
  }
}

export function credentialsOf(app: App): AppCredentials {
  return {
    app_id: app.app_id,
    seller_id: app.seller_id,
    private_key: exportPrivateKey(app.appKey),
    app_public_key: exportPublicKey(app.appKey),
    alipay_public_key: exportPublicKey(app.alipayKey),
    alipay_private_key: exportPrivateKey(app.alipayKey),
    ...(app.certificates && {
      app_cert: app.certificates.app_cert,
      alipay_cert: app.certificates.alipay_cert,
      alipay_root_cert: app.certificates.alipay_root_cert,
    }),
  };
}
