import { CreditCard, Stripe } from "@medusajs/icons";

/** The gateway's sign beside its name; decoration only. */
export function GatewayMark({ id }: { id: string }) {
  return (
    <div
      aria-hidden
      className="bg-ui-bg-base shadow-borders-base text-ui-fg-base txt-compact-medium-plus flex size-8 shrink-0 items-center justify-center rounded-md"
    >
      <Sign id={id} />
    </div>
  );
}

function Sign({ id }: { id: string }) {
  if (id === "stripe") return <Stripe />;
  return id === "alipay" ? <span>支</span> : <CreditCard className="text-ui-fg-subtle" />;
}
