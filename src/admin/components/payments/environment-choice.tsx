import { Alert, Button, Text, toast, usePrompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";
import type { Environment } from "../../../gateways/gateway";
import { currentAccount } from "../../lib/accounts";
import { ApiError } from "../../lib/api";
import { errorText } from "../../lib/server-text";
import { useGatewayInText } from "../../lib/use-gateway-name";
import { useUpdateGateway } from "../../lib/use-gateways";
import { Choice } from "./choice";
import { ServerWords } from "./server-words";

interface EnvironmentChoiceProps {
  gateway: GatewayView;
  onEnterKeys: (environment: Environment) => void;
}

export function EnvironmentChoice({ gateway, onEnterKeys }: EnvironmentChoiceProps) {
  const { t } = useTranslation("paymentHub");
  const name = useGatewayInText()(gateway.id);
  const update = useUpdateGateway(gateway.id);
  const prompt = usePrompt();

  const change = async (environment: Environment) => {
    if (environment === "live") {
      const sure = await prompt({
        variant: "confirmation",
        title: t("general.goLiveTitle", { gateway: name }),
        description: t("general.goLiveText"),
        confirmText: t("general.goLive"),
        cancelText: t("form.cancel"),
      });
      if (!sure) return;
    }
    update.mutate(
      { active_environment: environment },
      { onSuccess: () => toast.success(t("general.saved")) },
    );
  };

  const refused = update.error && update.variables?.active_environment;
  return (
    <Choice
      title={t("general.environment")}
      hint={t("general.environmentHint")}
      value={gateway.active_environment}
      disabled={update.isPending}
      onChange={(value) => void change(value)}
      options={[
        {
          value: "sandbox",
          label: t("environments.sandbox"),
          description: t("general.sandboxText"),
        },
        { value: "live", label: t("environments.live"), description: t("general.liveText") },
      ]}
    >
      {refused && (
        <Alert variant="error" role="alert">
          <Refusal error={update.error} />
          {!currentAccount(gateway, refused) && (
            <Button
              size="small"
              variant="secondary"
              className="mt-2"
              onClick={() => onEnterKeys(refused)}
            >
              {t("general.enterKeysFor", { environment: inline(t(`environments.${refused}`)) })}
            </Button>
          )}
        </Alert>
      )}
    </Choice>
  );
}

/** The server's words; where it names fields, each with its fix. */
function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation("paymentHub");
  if (!(error instanceof ApiError)) return <Text size="small">{t("errors.unknown")}</Text>;
  return (
    <>
      <Text size="small" className="text-ui-fg-base">
        <ServerWords text={errorText(t, error)} />
      </Text>
      {error.problems.map(({ field, message, fix }) => (
        <Text key={field} size="small" className="text-ui-fg-subtle">
          <ServerWords text={message === error.message ? fix : `${message} ${fix}`} />
        </Text>
      ))}
    </>
  );
}

/** “Live” within a sentence is “live”. */
const inline = (name: string) => name.toLowerCase();
