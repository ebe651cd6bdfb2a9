export const errors = {
  break_resolved: "该事项已被处理。",
  event_not_stuck: "只有已隔离或处理失败的通知可以重新处理。",
  break_without_money: "该事项没有可退还的款项。",
  break_ordered: "已有订单使用了这笔款项，请对该订单退款或取消该订单。",
  break_may_be_ordered: "可能已有订单使用了这笔款项。退还前请先查看该订单的付款。",
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
  operation_running: "该付款的另一项操作仍在进行，请一分钟后重试。",
  payment_not_in_medusa:
    "Medusa 中没有（或不再有）与之对应的付款，无法在此操作。请查询该付款，或到渠道后台查看。",
  nothing_to_capture: "没有可收取的金额：只有已授权的付款才能收取。",
  nothing_to_refund: "没有可退款的金额：尚未收取，或已全部退还。",
  refunded_meanwhile:
    "该付款刚刚已有另一笔退款，本次退款未执行。请重新查看付款；确需再退一笔时再重复操作。",
  nothing_to_cancel: "无法取消：只有已授权且尚未收取任何金额的付款才能取消。",
  refund_pending: "渠道已受理退款，但尚未完成。完成后会自动显示在此，重复提交也不会重复退款。",
  capture_pending: "渠道已受理收取，但尚未完成。完成后会自动记录。",
  rate_limited: "请求过于频繁，请稍后重试。",
};
