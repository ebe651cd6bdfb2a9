import { useState } from "react";
import type { AccountView, GatewayView } from "../../../api/admin/payment-hub/contract";
import type { Environment } from "../../../gateways/gateway";
import { useCheckRun } from "../../lib/use-check-run";
import type { KeysTarget } from "../../lib/use-keys-form";
import { GeneralSection } from "./general-section";
import { KeysDrawer } from "./keys-drawer";
import { KeysSection } from "./keys-section";
import { OptionsSection } from "./options-section";
import { WebhookSection } from "./webhook-section";

export function GatewaySettings({ gateway }: { gateway: GatewayView }) {
  const [tab, setTab] = useState<Environment>(gateway.active_environment);
  const [target, setTarget] = useState<KeysTarget | null>(null);
  const check = useCheckRun(gateway.id);

  const edit = (environment: Environment, account?: AccountView) => {
    setTab(environment);
    setTarget({ environment, account });
  };
  return (
    <div className="flex flex-col gap-y-3">
      <GeneralSection gateway={gateway} onEnterKeys={(environment) => edit(environment)} />
      <KeysSection
        gateway={gateway}
        environment={tab}
        check={check}
        onEnvironmentChange={setTab}
        onEdit={edit}
      />
      <OptionsSection gateway={gateway} environment={tab} />
      <WebhookSection gateway={gateway} />
      <KeysDrawer
        gateway={gateway}
        target={target}
        onClose={() => setTarget(null)}
        onSaved={(account) => {
          setTarget(null);
          check.start(account.id);
        }}
      />
    </div>
  );
}
