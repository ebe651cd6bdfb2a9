export const webhook = {
  webhook: {
    titles: { stripe: "Webhook address", alipay: "Notification address" },
    copy: "Copy address",
    unknown:
      "The store’s public address is not known. Set the plugin’s backend_url option to the https address under which the gateway can reach this server.",
    stripe:
      "In Stripe, open Developers → Webhooks, add an endpoint with this address, and paste its signing secret in the keys above.",
    alipay:
      "Sent to Alipay with every payment, nothing to enter there. It must be reachable from the Internet.",
  },
};
