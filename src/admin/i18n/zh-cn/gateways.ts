import type { gateways as en } from "../en/gateways";

export const gateways: typeof en = {
  menu: "收款",
  gateways: { stripe: "Stripe", alipay: "支付宝" },
  gatewaysInText: { stripe: " Stripe ", alipay: "支付宝" },
  list: {
    title: "收款",
    subtitle: "设置店铺的收款渠道。密钥加密保存，保存后不再显示。",
    about: {
      stripe: "银行卡、电子钱包及各地支付方式，支持 135 种以上货币。",
      alipay: "支付宝电脑网站、手机网站、App 及扫码支付。",
    },
    open: "设置{{gateway}}",
  },
  states: {
    not_configured: "未配置",
    off: "已停用",
    sandbox: "沙箱",
    live: "正式",
    problem: "异常",
  },
  environments: { sandbox: "沙箱", live: "正式" },
};
