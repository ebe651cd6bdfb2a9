import { Button, Container, Copy, Heading, Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { EventDetails } from "../../../api/admin/payment-hub/contract";

/** What an event said, to read and to copy. */
export function EventPayload({ payload }: Pick<EventDetails, "payload">) {
  const { t } = useTranslation("paymentHub");
  const id = useId();
  const json = payload && JSON.stringify(payload, null, 2);
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2" id={id}>
            {t("events.payload.title")}
          </Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t(json ? "events.payload.hint" : "events.payload.gone")}
          </Text>
        </div>
        {json && (
          <Copy content={json} asChild aria-label={t("events.payload.copy")}>
            <Button size="small" variant="secondary" className="w-fit shrink-0">
              {t("events.payload.copy")}
            </Button>
          </Copy>
        )}
      </div>
      {json && (
        <pre
          // Scrolled by the keyboard too.
          tabIndex={0}
          role="region"
          aria-labelledby={id}
          data-testid="payload"
          lang="en"
          className="bg-ui-bg-subtle text-ui-fg-base focus-visible:shadow-borders-focus max-h-[32rem] overflow-auto rounded-b-lg px-6 py-4 font-mono text-xs leading-5 outline-none"
        >
          {json}
        </pre>
      )}
    </Container>
  );
}
