import { StatusBadge, Text } from "@medusajs/ui";
import type { ReactNode } from "react";

interface Entry {
  title: string;
  state: string;
  color: "grey" | "green" | "orange" | "red";
  /** What else there is to know, a line each. */
  children?: ReactNode;
}

/** Something that happened to a payment at its gateway. */
export function OrderEntry({ title, state, color, children }: Entry) {
  return (
    <div className="bg-ui-bg-component flex flex-col gap-y-1 rounded-md px-3 py-2 [overflow-wrap:anywhere]">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Text size="small" weight="plus" leading="compact">
          {title}
        </Text>
        <StatusBadge color={color} className="ms-auto whitespace-nowrap">
          {state}
        </StatusBadge>
      </div>
      {children}
    </div>
  );
}

export function EntryLine({ children, lang }: { children: ReactNode; lang?: string }) {
  return (
    <Text size="small" className="text-ui-fg-subtle text-pretty" lang={lang}>
      {children}
    </Text>
  );
}
