import { Badge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";
import { useGatewayInText } from "../../lib/use-gateway-name";

/** Anchor of the section that lists what a person has to see. */
export const ATTENTION = "attention";

/** How much at a gateway waits for a person, leading there; nothing when nothing does. */
export function OpenBreaksLink({ gateway }: { gateway: GatewayView }) {
  const { t } = useTranslation("paymentHub");
  const name = useGatewayInText()(gateway.id).trim();
  const number = gateway.open_breaks;
  if (!number) return null;
  return (
    <Link
      to={`/settings/payments#${ATTENTION}`}
      aria-label={t("breaks.openAt", { gateway: name, number })}
      // Above the link that reaches over the gateway's whole row.
      className="focus-visible:shadow-borders-focus relative z-10 flex shrink-0 rounded-md outline-none"
    >
      <Badge size="2xsmall" color="orange" className="hover:bg-ui-tag-orange-bg-hover">
        {t("breaks.open", { number })}
      </Badge>
    </Link>
  );
}
