import { createHash, timingSafeEqual } from "node:crypto";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { describeBacklog } from "../../../metrics/backlog";
import { registry } from "../../../metrics/registry";
import { resolveHub } from "../../../modules/payment_hub/resolve";

/**
 * What Prometheus reads: this process's counts, and what is left to do in the database. It names no
 * payment and no buyer, but tells how a shop is doing: hence the token.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const hub = resolveHub(req.scope);
  const { metrics_token } = hub.hubOptions;
  if (!metrics_token) {
    const message = "Set metrics_token in the payment hub's options to read metrics here.";
    res.status(404).json({ type: "not_found", code: "metrics_off", message });
    return;
  }
  if (!isSame(bearerOf(req), metrics_token)) {
    const message = "Send the payment hub's metrics_token as a bearer token.";
    res.setHeader("www-authenticate", "Bearer");
    res.status(401).json({ type: "unauthorized", code: "wrong_token", message });
    return;
  }
  const [own, backlog] = await Promise.all([
    registry.metrics(),
    hub.backlog().then(describeBacklog),
  ]);
  res.type(registry.contentType).send(`${own}\n${backlog}`);
}

function bearerOf({ headers }: MedusaRequest): string {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** In the same time whatever was sent, and of whatever length. */
function isSame(sent: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}
