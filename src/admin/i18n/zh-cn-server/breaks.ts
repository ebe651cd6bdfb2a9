/** What the hub says of a payment that a person has to see; the particulars come from its message. */
export const breaks = {
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
  authorization_lost:
    "{{gateway}}上 {{amount}} 的授权已到期或被取消，未收取任何款项，也无法再收取。",
  refund_failed: "{{amount}} 的退款失败。",
  books_differ: "{{amount}} 的{{operation}}在{{gateway}}已有结果，但未能同步到 Medusa。",
  refund_of_canceled_order: "订单已取消，但退款被拒绝。",
  given_up_unknown: "一笔已放弃的付款是否已被支付，目前尚不确定。",
  not_brought: "一笔付款在{{gateway}}的变动未能记入 Medusa。",
  event_stuck: "收到{{gateway}}的通知 {{event}}，但未能处理。",
  outcome_unknown: "{{amount}} 的{{operation}}是否成功，目前尚不确定。",
};

export const sentences = {
  replaced: "买家已改用其他付款，或该购物车已作废",
  session_gone: "它所属的付款会话已不存在",
  cart_changed_since: "其购物车此后已变更",
  not_placed: "无法生成订单",
  money_gone_back: "在生成订单之前已有款项退还",
  paid_by_another: "此前已由另一笔付款付清",
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
  do_not_ship_unpaid: "在买家以其他方式付款之前请勿发货；如一直未付款，请取消订单。",
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

export const operations = {
  create: "付款",
  capture: "收取",
  cancel: "取消",
  refund: "退款",
  update: "修改",
  describe: "信息更新",
};

export const answerDue = "请在 {{ends}} 之前回应。";
export const giveBackFailed = "{{gateway}}未能退还款项。渠道的说明：{{why}}";
