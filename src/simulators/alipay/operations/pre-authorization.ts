import { authDetailQuery } from "./auth-detail-query";
import { authOperationCancel } from "./auth-operation-cancel";
import { authUnfreeze } from "./auth-unfreeze";
import { authVoucherCreate } from "./auth-voucher-create";

/** Freeze first, take money later; the capture itself is `alipay.trade.pay` with `auth_no`. */
export const authorizationOperations = [
  authVoucherCreate,
  authUnfreeze,
  authDetailQuery,
  authOperationCancel,
];
