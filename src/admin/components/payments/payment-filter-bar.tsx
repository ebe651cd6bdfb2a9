import { Button } from "@medusajs/ui";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ENVIRONMENTS } from "../../lib/environments";
import {
  PAYMENT_STATUSES,
  type PaymentFilterName,
  type PaymentFilters,
} from "../../lib/payment-filters";
import { useGatewayName } from "../../lib/use-gateway-name";
import { useGateways } from "../../lib/use-gateways";
import { FilterChoice } from "./filter-choice";
import { SearchField } from "./search-field";

interface PaymentFilterBarProps {
  filters: PaymentFilters;
  onChange: (name: PaymentFilterName, value: string | undefined) => void;
  onClear: () => void;
}

export function PaymentFilterBar({ filters, onChange, onClear }: PaymentFilterBarProps) {
  const { t } = useTranslation("paymentHub");
  const gatewayName = useGatewayName();
  const gateways = useGateways().data ?? [];
  const search = useCallback((q: string) => onChange("q", q), [onChange]);
  const choice = (name: PaymentFilterName, options: { value: string; label: string }[]) => ({
    value: filters[name],
    options,
    onChange: (value: string | undefined) => onChange(name, value),
  });
  return (
    <div className="grid grid-cols-3 gap-3 px-6 py-4 sm:flex sm:flex-wrap sm:items-end">
      <SearchField hint={t("payments.searchHint")} value={filters.q ?? ""} onChange={search} />
      <FilterChoice
        label={t("events.filters.state")}
        {...choice(
          "status",
          PAYMENT_STATUSES.map((value) => ({ value, label: t(`order.statuses.${value}`) })),
        )}
      />
      <FilterChoice
        label={t("events.filters.gateway")}
        {...choice(
          "gateway",
          gateways.map(({ id }) => ({ value: id, label: gatewayName(id) })),
        )}
      />
      <FilterChoice
        label={t("events.filters.environment")}
        {...choice(
          "environment",
          ENVIRONMENTS.map((value) => ({ value, label: t(`environments.${value}`) })),
        )}
      />
      {Object.keys(filters).length > 0 && (
        <Button
          size="small"
          variant="transparent"
          className="col-span-3 justify-self-start sm:self-end"
          onClick={onClear}
        >
          {t("events.filters.clear")}
        </Button>
      )}
    </div>
  );
}
