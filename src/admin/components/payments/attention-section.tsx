import { Container, Heading, Tabs, Text } from "@medusajs/ui";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router-dom";
import { useBreaks, type BreakState } from "../../lib/use-breaks";
import { BreakList } from "./break-list";
import { LoadError } from "./load-error";
import { Loading } from "./loading";
import { NothingOpen } from "./nothing-open";
import { ATTENTION } from "./open-breaks-link";

/** What a person has to see; a quiet line when there is nothing. */
export function AttentionSection() {
  const { t } = useTranslation("paymentHub");
  const { hash, key } = useLocation();
  const [tab, setTab] = useState<BreakState>("open");
  const [pages, setPages] = useState({ open: 0, resolved: 0 });
  const open = useBreaks("open", pages.open);
  const resolved = useBreaks("resolved", pages.resolved);
  const section = useRef<HTMLElement>(null);
  const title = useId();

  const isLoaded = open.data !== undefined;
  useEffect(() => {
    if (!isLoaded || hash !== `#${ATTENTION}`) return;
    setTab("open");
    section.current?.scrollIntoView({ block: "start" });
    section.current?.focus({ preventScroll: true });
  }, [isLoaded, hash, key]);

  if (open.isPending) return <Loading heights={[56]} />;
  if (!open.data) {
    return (
      <LoadError
        title={t("errors.loadBreaks")}
        error={open.error}
        onRetry={() => void open.refetch()}
      />
    );
  }
  const isQuiet = open.data.count === 0 && tab === "open";
  /** The entry is gone from its list, and with it the button that had the focus. */
  const onDone = () => section.current?.focus({ preventScroll: true });
  const turn = (state: BreakState) => (page: number) =>
    setPages((all) => ({ ...all, [state]: page }));
  return (
    <section
      ref={section}
      id={ATTENTION}
      tabIndex={-1}
      aria-labelledby={title}
      data-testid="attention"
      className="scroll-mt-4 rounded-lg outline-none"
    >
      {isQuiet ? (
        <NothingOpen
          titleId={title}
          onShowResolved={resolved.data?.count ? () => setTab("resolved") : undefined}
        />
      ) : (
        <Tabs value={tab} onValueChange={(value) => setTab(value as BreakState)}>
          <Container className="divide-y p-0">
            <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
              <div>
                <Heading level="h2" id={title}>
                  {t("breaks.title")}
                </Heading>
                <Text size="small" className="text-ui-fg-subtle text-pretty">
                  {t("breaks.hint")}
                </Text>
              </div>
              <Tabs.List aria-labelledby={title}>
                <Tabs.Trigger value="open">
                  {t("breaks.tabs.open")} ({open.data.count})
                </Tabs.Trigger>
                <Tabs.Trigger value="resolved">{t("breaks.tabs.resolved")}</Tabs.Trigger>
              </Tabs.List>
            </div>
            <Tabs.Content value="open" className="outline-none">
              <BreakList list={open.data} page={pages.open} onPage={turn("open")} onDone={onDone} />
            </Tabs.Content>
            <Tabs.Content value="resolved" className="outline-none">
              {resolved.data && (
                <BreakList
                  list={resolved.data}
                  page={pages.resolved}
                  onPage={turn("resolved")}
                  onDone={onDone}
                />
              )}
            </Tabs.Content>
          </Container>
        </Tabs>
      )}
    </section>
  );
}
