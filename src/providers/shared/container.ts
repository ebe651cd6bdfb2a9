import type { ConfigModule, Logger } from "@medusajs/framework/types";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AnySession } from "../../operations/adopt-session";

/** Medusa's own rows, as the Payment module's internal services give them. */
interface RowService<T> {
  retrieve(id: string, config?: { select?: string[]; relations?: string[] }): Promise<T>;
}

/** A capture or refund beside another one of the same payment. */
export interface SiblingRow {
  id: string;
  amount: unknown;
  raw_amount?: { value: string };
  created_at: string | Date;
}

export interface MoneyRow extends SiblingRow {
  note?: string | null;
  created_by?: string | null;
  refund_reason_id?: string | null;
  metadata?: Record<string, unknown> | null;
  payment?: {
    id: string;
    amount: unknown;
    raw_amount?: { value: string };
    payment_session?: { id: string } | null;
    captures?: SiblingRow[];
    refunds?: SiblingRow[];
  };
}

/** Medusa's account holder: a customer at one provider. */
export interface HolderRow {
  id: string;
  provider_id: string;
  external_id: string;
}

/** What a provider finds in the Payment module's container; `payment_hub` is a dependency of it. */
export interface ProviderContainer {
  logger: Logger;
  configModule: ConfigModule;
  payment_hub: PaymentHubModuleService;
  captureService: RowService<MoneyRow>;
  refundService: RowService<MoneyRow>;
  paymentSessionService: {
    list(filter: { id: string }, config: { relations: string[] }): Promise<AnySession[]>;
  };
  accountHolderService: { list(filters: Partial<HolderRow>): Promise<HolderRow[]> };
}
