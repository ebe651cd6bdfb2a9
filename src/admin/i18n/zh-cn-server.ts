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

/** What the hub says of a payment that a person has to see; the particulars come from its message. */
const breaks = {
  late_payment: "收到一笔 {{amount}} 的付款，但{{why}}。",
  order_refused: "收到一笔 {{amount}} 的付款，但无法生成订单。",
  unnamed_refund: "{{gateway}}已退还 {{amount}}，但店铺中没有对应的退款记录。",
  other_payment: "{{gateway}}上的付款与店铺的要求不符。",
  maybe_paid: "一笔付款是否已被支付，目前尚不确定。",
  inquiry: "买家的银行就 {{amount}} 的付款向{{gateway}}提出问询（{{reason}}）。{{due}}",
  dispute: "买家对 {{amount}} 的付款在{{gateway}}提出争议（{{reason}}）。{{due}}",
  fraud_warning: "卡组织向{{gateway}}通报，{{amount}} 的付款涉嫌欺诈（{{reason}}）。",
  review: "{{gateway}}要求审核 {{amount}} 的付款（{{reason}}）。",
  authorization_lapsing: "{{gateway}}上 {{amount}} 的授权将于 {{ends}} 到期。",
  refund_failed: "{{amount}} 的退款失败。",
  books_differ: "{{amount}} 的{{operation}}在{{gateway}}已有结果，但未能同步到 Medusa。",
  refund_of_canceled_order: "订单已取消，但退款被拒绝。",
  given_up_unknown: "一笔已放弃的付款是否已被支付，目前尚不确定。",
  not_brought: "一笔付款在{{gateway}}的变动未能记入 Medusa。",
  event_stuck: "收到{{gateway}}的通知 {{event}}，但未能处理。",
  outcome_unknown: "{{amount}} 的{{operation}}是否成功，目前尚不确定。",
};

const sentences = {
  replaced: "买家已改用其他付款，或该购物车已作废",
  session_gone: "它所属的付款会话已不存在",
  cart_changed_since: "其购物车此后已变更",
  not_placed: "无法生成订单",
  money_gone_back: "在生成订单之前已有款项退还",
  answer_inquiry: "请在渠道后台回复银行，或直接退款，以免形成争议。",
  wait_for_bank: "请等待银行的决定。请勿退款，否则买家会收到两次款项。",
  answer_dispute:
    "请在截止时间之前到渠道后台提交证据，或接受争议。请勿退款，否则买家会收到两次款项。",
  look_at_dispute: "请在渠道后台查看该争议。",
  refund_fraud: "请立即为订单退款且不要发货：现在退款仍可避免争议。",
  look_before_shipping: "发货前请核实订单。此时退款已无法避免争议。",
  decide_review: "在渠道后台批准该付款或退款之前，请勿发货。",
  note_refunds: "请在渠道后台查看该付款的退款，并在订单上备注已退还的金额。",
  bank_is_looking: "银行正在审核提交的证据。",
  no_answer: "无法回应。",
  given_back_by_itself: "系统会自动退还给买家。",
  give_back_or_enter: "请退还给买家，或手动录入订单。",
  give_back_unless_ordered:
    "Medusa 中已有这笔付款，系统不会自动退还。若没有订单使用它，请退还给买家。",
  compare: "请核对订单的付款记录与渠道的记录。系统会继续尝试同步。",
  refund_again: "买家尚未收到这笔退款。请重新退款，或以其他方式退还。",
  refund_at_gateway: "买家尚未收到这笔退款。请在渠道后台退款，或以其他方式退还。",
  look_at_gateway: "请在渠道后台查询。系统会继续查询结果。",
  compare_by_hand: "请核对渠道中的付款与订单，并手动处理差异。",
  another_account: "该付款属于另一个账户。",
  another_seller: "款项付给了另一个商户（PID），不是此账户的商户。",
  no_such_payment: "店铺中没有此订单号的付款。",
  no_session: "对应的付款会话不存在。",
  capture_before: "请在此之前到订单中收取款项，或取消订单。",
  look_at:
    "请在{{gateway}}后台查询 {{reference}}。系统会继续查询结果；重复同一操作是安全的，不会执行两次。",
  refund_disputed:
    "退款处理期间买家对该付款提出了争议，退款因此被撤回。请在 Stripe 中接受争议或提交证据。",
  refund_declined: "买家的银行拒绝了退款。请以其他方式退还给买家。",
  refund_card_expired: "买家的银行卡已过期或注销，银行未接受退款。请以其他方式退还给买家。",
  refund_balance: "Stripe 账户余额不足以退款。请先在 Stripe 后台充值，再重新退款。",
  refund_card_blocked: "买家的银行卡已被冻结，银行未接受退款。请以其他方式退还给买家。",
  refund_canceled: "应商户要求，该退款已在 Stripe 中取消。如属误操作，请重新退款。",
  refund_not_taken: "买家的银行未接受退款。请以其他方式退还给买家。",
};

/**
 * The server's English messages in Chinese, by check name, problem code, error code and kind of break.
 * What is missing here is shown in the server's words.
 */
export const server = {
  checks: { ...stripeChecks, ...alipayChecks, ...sharedChecks },
  problems: {
    keys_unreadable: {
      message: "有账户的密钥无法解密。",
      fix: "请重新填写密钥，或恢复保存时所用的加密密钥。",
    },
    webhook_secret_missing: {
      message: "未填写 Webhook 签名密钥，渠道的通知会被拒收：买家中途离开时不会生成订单。",
      fix: "请在渠道后台添加 Webhook 地址，并在此填写其签名密钥。",
    },
    public_address_missing: {
      message: "尚未设置店铺的公网地址，渠道无法通知付款结果。",
      fix: "请在 medusa-config.ts 中设置插件选项 `backend_url`。",
    },
  },
  breaks,
  sentences,
  operations: {
    create: "付款",
    capture: "收取",
    cancel: "取消",
    refund: "退款",
    update: "修改",
    describe: "信息更新",
  },
  answerDue: "请在 {{ends}} 之前回应。",
  giveBackFailed: "{{gateway}}未能退还款项。渠道的说明：{{why}}",
  errors: {
    break_resolved: "该事项已被处理。",
    event_not_stuck: "只有已隔离或处理失败的通知可以重新处理。",
    break_without_money: "该事项没有可退还的款项。",
    break_going_back: "款项正在退还给买家。",
    gateway_paused: "渠道目前没有响应，未发送任何请求。请稍后重试。",
    answer_unverified: "渠道的响应未通过验签。请检测连接后重试。",
    request_invalid: "渠道不接受此请求，未保存任何内容。",
    keys_missing: "该环境尚未填写密钥，请先填写再切换。",
    keys_unreadable: "该环境的密钥无法解密，请先重新填写。",
    other_merchant:
      "这些密钥属于另一个商户。请用“改用其他商户账户”填写，原账户将继续处理自己的付款。",
    encryption_key_missing:
      "服务器未设置加密密钥，无法保存密钥。请设置环境变量 PAYMENT_HUB_ENCRYPTION_KEY。",
    account_changed: "此账户刚被他人修改，请刷新后重试。",
    key_invalid: "渠道不认可此密钥，请重新复制。",
    permission_missing: "此密钥缺少权限，请在渠道后台为它开通权限。",
    account_restricted: "该商户账户在渠道处受限，请到渠道后台查看。",
    gateway_unavailable: "渠道暂时不可用，请稍后重试。",
    timed_out: "渠道未及时响应，请稍后重试。",
    rate_limited: "请求过于频繁，请稍后重试。",
  },
};
