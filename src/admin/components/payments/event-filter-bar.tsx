import { Button } from "@medusajs/ui";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ENVIRONMENTS } from "../../lib/environments";
import { EVENT_STATES, type EventFilters, type FilterName } from "../../lib/event-filters";
import { useGatewayName } from "../../lib/use-gateway-name";
import { useGateways } from "../../lib/use-gateways";
import { FilterChoice } from "./filter-choice";
import { SearchField } from "./search-field";

interface EventFilterBarProps {
  filters: EventFilters;
  onChange: (name: FilterName, value: string | undefined) => void;
  onClear: () => void;
}

export function EventFilterBar({ filters, onChange, onClear }: EventFilterBarProps) {
  const { t } = useTranslation("paymentHub");
  const gatewayName = useGatewayName();
  const gateways = useGateways().data ?? [];
  const search = useCallback((q: string) => onChange("q", q), [onChange]);
  const choice = (name: FilterName, options: { value: string; label: string }[]) => ({
    label: t(`events.filters.${name}`),
    value: filters[name],
    options,
    onChange: (value: string | undefined) => onChange(name, value),
  });
  return (
    <div className="grid grid-cols-3 gap-3 px-6 py-4 sm:flex sm:flex-wrap sm:items-end">
      <SearchField
        hint={t("events.filters.searchHint")}
        value={filters.q ?? ""}
        onChange={search}
      />
      <FilterChoice
        {...choice(
          "state",
          EVENT_STATES.map((state) => ({ value: state, label: t(`events.states.${state}`) })),
        )}
      />
      <FilterChoice
        {...choice(
          "gateway",
          gateways.map(({ id }) => ({ value: id, label: gatewayName(id) })),
        )}
      />
      <FilterChoice
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
