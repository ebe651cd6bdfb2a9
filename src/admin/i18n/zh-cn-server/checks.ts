const getStripeKeys = "请在 Stripe 的“开发人员 → API 密钥”中重新复制密钥。";
const editRestrictedKey = "请在 Stripe 的“开发人员 → API 密钥”中编辑该受限密钥，开通此权限。";
const setBackendUrl = "请将插件选项 backend_url 设为店铺的公网 https 地址。";

const permission = {
  ok: "密钥拥有此权限。",
  failed: "密钥未通过此项权限检测。",
  fix: editRestrictedKey,
};

const stripeChecks = {
  key_valid: { ok: "Stripe 认可该私密密钥。", failed: "Stripe 未认可该私密密钥。" },
  mode: { ok: "密钥与环境一致。", failed: "密钥与环境不一致。", fix: getStripeKeys },
  account: { ok: "账户可以收款。", failed: "账户目前无法收款。" },
  publishable_key: {
    ok: "Stripe 认可该可发布密钥。",
    failed: "Stripe 不认可该可发布密钥。",
    fix: getStripeKeys,
  },
  permission_payment_intents: permission,
  permission_refunds: permission,
  permission_customers: permission,
  permission_payment_methods: permission,
  permission_setup_intents: permission,
  permission_disputes: permission,
  permission_fraud_warnings: permission,
  permission_reviews: permission,
  webhook_secret: {
    ok: "已填写 Webhook 签名密钥。",
    failed: "未填写 Webhook 签名密钥，Stripe 发来的通知会被拒收。",
    fix: "请在 Stripe 的“开发人员 → Webhook”中添加下方的地址，再粘贴其签名密钥。",
  },
  webhook_address: {
    ok: "Webhook 地址可用。",
    failed: "Webhook 地址不可用。",
    fix: setBackendUrl,
  },
};

const alipayChecks = {
  keys: {
    ok: "应用私钥与支付宝公钥均可读取，且不是同一对密钥。",
    failed: "已保存的密钥无法使用。",
    fix: "请重新填写应用私钥和支付宝公钥。",
  },
  certificates: {
    ok: "证书在有效期内。",
    failed: "证书已过期或无法读取。",
    fix: "请在支付宝开放平台更新证书，并重新粘贴全部三个证书。",
  },
  notify_address: {
    ok: "通知地址可用。",
    failed: "支付宝无法访问通知地址。",
    fix: setBackendUrl,
  },
  reachable: {
    ok: "可以连接到支付宝。",
    failed: "无法连接到支付宝。",
    fix: "请确认服务器可以访问该地址，一分钟后重试。",
  },
  app_id: { ok: "支付宝认可该应用 ID。", failed: "支付宝不认可该应用 ID。" },
  signature: { ok: "支付宝验签通过。", failed: "支付宝验签未通过。" },
  alipay_public_key: {
    ok: "支付宝的响应已用支付宝公钥验签通过。",
    failed: "支付宝的响应验签未通过。",
    fix: "请粘贴开放平台应用页面上的“支付宝公钥”（不是应用公钥）。",
  },
};

const sharedChecks = {
  clock: {
    ok: "服务器时间与渠道一致。",
    warned: "服务器时间与渠道相差一分钟以上。",
    failed: "服务器时间与渠道相差五分钟以上。",
    fix: "请校准服务器时间（NTP）。",
  },
};

export const checks = { ...stripeChecks, ...alipayChecks, ...sharedChecks };
