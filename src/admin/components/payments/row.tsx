import { Text } from "@medusajs/ui";
import type { ReactNode } from "react";

/** A name and its value, as in the sections of Medusa's own detail pages. */
export function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-1 items-start gap-x-4 gap-y-1 px-6 py-4 sm:grid-cols-2">
      <Text size="small" weight="plus" leading="compact">
        {title}
      </Text>
      <Text size="small" leading="compact" as="div" className="min-w-0 [overflow-wrap:anywhere]">
        {children}
      </Text>
    </div>
  );
}
