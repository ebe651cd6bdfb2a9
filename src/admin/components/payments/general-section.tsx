import { Container, Heading } from "@medusajs/ui";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";
import type { Environment } from "../../../gateways/gateway";
import { useGatewayName } from "../../lib/use-gateway-name";
import { AcceptSwitch } from "./accept-switch";
import { CaptureChoice } from "./capture-choice";
import { EnvironmentChoice } from "./environment-choice";
import { GatewayMark } from "./gateway-mark";
import { LatePaymentsChoice } from "./late-payments-choice";
import { OpenBreaksLink } from "./open-breaks-link";
import { ProblemList } from "./problem-list";
import { StateBadge } from "./state-badge";

interface GeneralSectionProps {
  gateway: GatewayView;
  onEnterKeys: (environment: Environment) => void;
}

export function GeneralSection({ gateway, onEnterKeys }: GeneralSectionProps) {
  const name = useGatewayName()(gateway.id);
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <div className="flex items-center gap-x-3">
          <GatewayMark id={gateway.id} />
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <Heading>{name}</Heading>
            <OpenBreaksLink gateway={gateway} />
          </div>
          <StateBadge state={gateway.state} />
        </div>
        <ProblemList problems={gateway.problems} />
      </div>
      <AcceptSwitch gateway={gateway} />
      <EnvironmentChoice gateway={gateway} onEnterKeys={onEnterKeys} />
      {gateway.supports_manual_capture && <CaptureChoice gateway={gateway} />}
      <LatePaymentsChoice gateway={gateway} />
    </Container>
  );
}
