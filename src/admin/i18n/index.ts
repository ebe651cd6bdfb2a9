import { en } from "./en";
import { zhCN } from "./zh-cn";
import { server } from "./zh-cn-server";

// Merged into the dashboard's own texts; read with `useTranslation("paymentHub")`.
export default {
  en: { paymentHub: en },
  zhCN: { paymentHub: { ...zhCN, server } },
};
