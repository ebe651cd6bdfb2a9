export const behaviour = {
  general: {
    accept: "Accept payments with {{gateway}}",
    acceptHint: "Shoppers can choose it at checkout in the regions that offer it.",
    regions: "Choose the regions",
    turnOffTitle: "Stop taking payments with {{gateway}}?",
    turnOffText:
      "Shoppers can no longer choose it. Payments already made can still be captured and refunded.",
    turnOff: "Turn off",
    environment: "Environment for new payments",
    environmentHint: "Payments already made stay with the account they were made with.",
    sandboxText: "For testing. No real money moves.",
    liveText: "Real payments from real shoppers.",
    goLiveTitle: "Switch {{gateway}} to live?",
    goLiveText: "From now on, new payments take real money.",
    goLive: "Switch to live",
    enterKeysFor: "Enter {{environment}} keys",
    capture: "Capture",
    automatic: "Automatic",
    automaticText: "The money is taken as soon as the shopper pays.",
    manual: "Manual",
    manualText: {
      stripe:
        "The amount is reserved; capture it on the order before the reservation ends, for most cards within 7 days.",
      alipay:
        "The amount is frozen in the buyer’s Alipay until you capture it on the order. Buyers agree to it by QR code or in your app. Alipay must have approved pre-authorization (支付宝预授权) for you, a contract of its own.",
    },
    late: "Money that comes too late",
    lateHint:
      "It happens when a shopper pays after the cart has changed or was paid another way. Either way you can see it under Payments.",
    lateRefund: "Give it back",
    lateRefundText: "The shopper gets it back by itself.",
    lateHold: "Keep it for me",
    lateHoldText: "It waits under “Needs attention” until you decide.",
    saved: "Settings saved",
  },
  options: {
    title: "How payments are taken",
    hint: "For the {{environment}} account. Payments that have begun keep what they began with.",
    edit: "Edit",
    editHint: "What is left empty is the gateway’s default.",
    save: "Save",
    names: {
      payment_methods: "Payment methods",
      statement_descriptor: "On the shopper’s statement",
      description: "Description of a payment",
      after_partial_capture: "After a partial capture",
    },
    defaults: {
      statement_descriptor: "As set in Stripe",
      description: "Order {order_number}",
    },
    allMethods: "All that are on in Stripe",
    someMethods: "Only these",
    methods: {
      card: "Card",
      alipay: "Alipay",
      wechat_pay: "WeChat Pay",
      sepa_debit: "SEPA debit",
      us_bank_account: "US bank account",
    },
    afterPartial: {
      release: "Release the rest to the shopper",
      keep: "Keep the rest for further captures, where the gateway and the card allow it",
    },
    help: {
      payment_methods:
        "Stripe shows each of them only where it can be used: by currency, country and amount. It must be on in Stripe, too.",
      statement_descriptor:
        "Added to your name on card statements, so that shoppers recognize the payment. Letters and digits, short.",
      description: "{order_number} stands for the payment’s number. Buyers may see it.",
      after_partial_capture: "For payments that you capture yourself.",
    },
  },
};
