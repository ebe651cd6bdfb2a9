import type { ConfigModule, Logger } from "@medusajs/framework/types";
import type PaymentHubModuleService from "../../modules/payment_hub/service";

/** Medusa's own rows, as the Payment module's internal services give them. */
interface RowService<T> {
  retrieve(id: string, config?: { select?: string[]; relations?: string[] }): Promise<T>;
}

export interface MoneyRow {
  id: string;
  amount: unknown;
  raw_amount?: { value: string };
  payment?: { id: string; payment_session?: { id: string } | null };
}

/** What a provider finds in the Payment module's container; `payment_hub` is a dependency of it. */
export interface ProviderContainer {
  logger: Logger;
  configModule: ConfigModule;
  payment_hub: PaymentHubModuleService;
  captureService: RowService<MoneyRow>;
  refundService: RowService<MoneyRow>;
}
