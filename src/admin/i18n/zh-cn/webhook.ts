import type { webhook as en } from "../en/webhook";

export const webhook: typeof en = {
  webhook: {
    titles: { stripe: "Webhook 地址", alipay: "异步通知地址" },
    copy: "复制地址",
    unknown:
      "尚不知道店铺的公网地址。请在插件选项 backend_url 中填写渠道可以访问本服务器的 https 地址。",
    stripe:
      "在 Stripe 的“开发人员 → Webhook”中用此地址添加端点，并把它的签名密钥填入上方的密钥中。",
    alipay: "每笔付款都会自动传给支付宝，无需在支付宝填写。该地址必须能从公网访问。",
  },
};
