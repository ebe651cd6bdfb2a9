export const problems = {
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
};
