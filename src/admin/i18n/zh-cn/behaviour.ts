import type { behaviour as en } from "../en/behaviour";

export const behaviour: typeof en = {
  general: {
    accept: "使用{{gateway}}收款",
    acceptHint: "在已启用该渠道的地区，买家结账时可以选择它。",
    regions: "设置地区",
    turnOffTitle: "停止使用{{gateway}}收款？",
    turnOffText: "买家将无法再选择该渠道。已有的付款仍可收取和退款。",
    turnOff: "停用",
    environment: "新付款使用的环境",
    environmentHint: "已有的付款始终由当时的账户处理。",
    sandboxText: "用于测试，不产生真实资金往来。",
    liveText: "收取买家的真实付款。",
    goLiveTitle: "将{{gateway}}切换到正式环境？",
    goLiveText: "切换后，新的付款将收取真实资金。",
    goLive: "切换到正式环境",
    enterKeysFor: "填写{{environment}}环境密钥",
    capture: "收取方式",
    automatic: "自动收取",
    automaticText: "买家付款后立即收取款项。",
    manual: "手动收取",
    manualText: {
      stripe: "先冻结金额，须在授权到期前到订单中收取，多数银行卡的期限为 7 天。",
      alipay:
        "买家通过扫码或在您的 App 中授权，金额先在其支付宝中冻结，之后到订单中收取。须先与支付宝单独签约“支付宝预授权”产品。",
    },
    late: "迟到的付款",
    lateHint:
      "购物车已变更或已用其他方式付款后，买家又完成了原来的付款。两种处理方式都会显示在收款页面。",
    lateRefund: "自动退还",
    lateRefundText: "系统自动把款项退还给买家。",
    lateHold: "由我决定",
    lateHoldText: "款项暂时保留，在“需要处理”中等您决定。",
    saved: "设置已保存",
  },
  options: {
    title: "收款方式设置",
    hint: "适用于{{environment}}账户；已开始的付款不受影响。",
    edit: "编辑",
    editHint: "留空即使用渠道的默认值。",
    save: "保存",
    names: {
      payment_methods: "支付方式",
      statement_descriptor: "账单上显示的名称",
      description: "付款说明",
      after_partial_capture: "部分收取之后",
    },
    defaults: {
      statement_descriptor: "按 Stripe 中的设置",
      description: "Order {order_number}",
    },
    allMethods: "Stripe 中已启用的全部方式",
    someMethods: "仅限以下方式",
    methods: {
      card: "银行卡",
      alipay: "支付宝",
      wechat_pay: "微信支付",
      sepa_debit: "SEPA 直接扣款",
      us_bank_account: "美国银行账户",
    },
    afterPartial: {
      release: "把余额退还给买家",
      keep: "保留余额以便再次收取（需渠道和银行卡支持）",
    },
    help: {
      payment_methods: "Stripe 会按币种、国家和金额，只显示可用的方式；同时需在 Stripe 中启用。",
      statement_descriptor:
        "附加在银行卡账单上的店铺名称之后，方便买家辨认。请使用简短的字母和数字。",
      description: "{order_number} 会替换为付款编号。买家可能会看到此说明。",
      after_partial_capture: "适用于由您手动收取的付款。",
    },
  },
};
