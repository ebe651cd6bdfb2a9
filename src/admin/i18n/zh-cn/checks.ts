import type { checks as en } from "../en/checks";

export const checks: typeof en = {
  checks: {
    keys: "密钥",
    certificates: "证书",
    notify_address: "通知地址",
    reachable: "网络连接",
    app_id: "应用 ID",
    signature: "我方签名",
    alipay_public_key: "支付宝签名",
    clock: "服务器时间",
    key_valid: "私密密钥",
    mode: "环境",
    account: "Stripe 账户",
    publishable_key: "可发布密钥",
    permission_payment_intents: "权限：付款",
    permission_refunds: "权限：退款",
    permission_customers: "权限：客户",
    permission_payment_methods: "权限：已保存的支付方式",
    permission_setup_intents: "权限：保存支付方式",
    permission_disputes: "权限：争议",
    permission_fraud_warnings: "权限：早期欺诈警告",
    permission_reviews: "权限：审核",
    webhook_secret: "Webhook 签名密钥",
    webhook_address: "Webhook 地址",
  },
  checkResult: { ok: "通过", failed: "未通过" },
};
