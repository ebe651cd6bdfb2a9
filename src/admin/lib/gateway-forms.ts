export interface FormField {
  name: string;
  secret?: boolean;
  /** PEM text: keys and certificates. */
  multiline?: boolean;
  optional?: boolean;
  /** The start or shape of a right value, shown in the empty field. */
  example?: string;
}

export interface FormVariant {
  id: string;
  fields: FormField[];
}

export interface GatewayForm {
  /** Identifies the merchant: another value is another account, so it is not changed in place. */
  identity?: string;
  fields: FormField[];
  /** Alternative ways to give the rest, of which one is chosen. */
  variants: FormVariant[];
  /** Where the gateway shows these keys. */
  console: Record<"sandbox" | "live", string>;
}

const pem = (name: string): FormField => ({ name, multiline: true });

const stripe: GatewayForm = {
  fields: [
    { name: "publishable_key", example: "pk_…" },
    { name: "secret_key", secret: true, example: "sk_… / rk_…" },
    { name: "webhook_secret", secret: true, optional: true, example: "whsec_…" },
  ],
  variants: [],
  console: {
    sandbox: "https://dashboard.stripe.com/test/apikeys",
    live: "https://dashboard.stripe.com/apikeys",
  },
};

const alipay: GatewayForm = {
  identity: "app_id",
  fields: [
    { name: "app_id", example: "2021000000000000" },
    { name: "seller_id", example: "2088000000000000" },
    { name: "private_key", secret: true, multiline: true, example: "MIIEvQIBADANBgkqhki…" },
  ],
  variants: [
    { id: "public_key", fields: [pem("alipay_public_key")] },
    {
      id: "certificates",
      fields: [pem("app_cert"), pem("alipay_cert"), pem("alipay_root_cert")],
    },
  ],
  console: {
    sandbox: "https://open.alipay.com/develop/sandbox/app",
    live: "https://open.alipay.com/develop/manage",
  },
};

const forms: Record<string, GatewayForm> = { stripe, alipay };

export const gatewayForm = (gatewayId: string): GatewayForm | undefined => forms[gatewayId];

/** The variant that an account was set up with, else the first. */
export function variantOf(form: GatewayForm, stored: Record<string, string> = {}): string {
  const used = form.variants.find((variant) => variant.fields.some(({ name }) => stored[name]));
  return (used ?? form.variants[0])?.id ?? "";
}

export function variantFields(form: GatewayForm, variant: string): FormField[] {
  return form.variants.find(({ id }) => id === variant)?.fields ?? [];
}
