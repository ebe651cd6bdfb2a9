import { TriangleRightMini } from "@medusajs/icons";
import { Container, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";
import { currentAccount } from "../../lib/accounts";
import { useGatewayInText, useGatewayName } from "../../lib/use-gateway-name";
import { GatewayMark } from "./gateway-mark";
import { OpenBreaksLink } from "./open-breaks-link";
import { ProblemList } from "./problem-list";
import { Row } from "./row";
import { StateBadge } from "./state-badge";

export function GatewayCard({ gateway }: { gateway: GatewayView }) {
  const { t } = useTranslation("paymentHub");
  const name = useGatewayName()(gateway.id);
  const inText = useGatewayInText()(gateway.id).trim();
  const account = currentAccount(gateway, gateway.active_environment);
  return (
    <Container className="divide-y p-0" data-testid={`gateway-${gateway.id}`}>
      {/* The link reaches over the whole row by its ::after; another link cannot stand inside it. */}
      <div className="hover:bg-ui-bg-base-hover transition-fg relative flex items-center gap-x-3 rounded-t-lg px-6 py-4">
        <GatewayMark id={gateway.id} />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Heading level="h2">
              <Link
                to={gateway.id}
                aria-label={t("list.open", { gateway: inText })}
                className="focus-visible:after:shadow-borders-focus outline-none after:absolute after:inset-0 after:rounded-t-lg"
              >
                {name}
              </Link>
            </Heading>
            <OpenBreaksLink gateway={gateway} />
          </div>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t(`list.about.${gateway.id}`, { defaultValue: "" })}
          </Text>
        </div>
        <StateBadge state={gateway.state} />
        <TriangleRightMini className="text-ui-fg-muted shrink-0 rtl:rotate-180" />
      </div>
      {account && (
        <>
          {gateway.state !== gateway.active_environment && (
            <Row title={t("fields.environment")}>
              {t(`environments.${gateway.active_environment}`)}
            </Row>
          )}
          <Row title={t("fields.merchant")}>{account.merchant_id || "–"}</Row>
        </>
      )}
      {gateway.problems.length > 0 && (
        <div className="flex flex-col gap-y-2 px-6 py-4">
          <ProblemList problems={gateway.problems} />
        </div>
      )}
    </Container>
  );
}
