import type { errors as en } from "../en/errors";

export const errors: typeof en = {
  errors: {
    load: "无法加载收款设置",
    loadBreaks: "无法加载需要处理的事项",
    loadEvents: "无法加载通知",
    loadEvent: "无法加载该通知",
    noEvent: "该通知不存在（或已被删除）",
    backToEvents: "返回通知列表",
    retry: "重试",
    unreachable: "无法连接服务器，请检查网络后重试。",
    signedOut: "登录已失效，请重新登录后再试。",
    unknown: "服务器出错，详情请查看服务器日志。",
    notFound: "没有名为“{{gateway}}”的收款渠道",
    back: "返回收款设置",
  },
};
