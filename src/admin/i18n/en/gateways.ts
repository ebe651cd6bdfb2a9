export const gateways = {
  menu: "Payments",
  gateways: { stripe: "Stripe", alipay: "Alipay" },
  /** The same within a sentence: Chinese puts spaces around Latin letters. */
  gatewaysInText: { stripe: "Stripe", alipay: "Alipay" },
  list: {
    title: "Payments",
    subtitle: "How your store takes money. Keys are stored encrypted and never shown again.",
    about: {
      stripe: "Cards, wallets and local methods in more than 135 currencies.",
      alipay: "Alipay on computers, phones, in apps and by QR code.",
    },
    open: "Set up {{gateway}}",
  },
  states: {
    not_configured: "Not configured",
    off: "Off",
    sandbox: "Sandbox",
    live: "Live",
    problem: "Problem",
  },
  environments: { sandbox: "Sandbox", live: "Live" },
};
