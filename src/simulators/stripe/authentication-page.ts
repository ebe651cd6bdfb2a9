import type { SimReply, SimRequest } from "../core/http-server";
import type { PaymentIntent } from "./objects/payment-intent";
import type { SetupIntent } from "./objects/setup-intent";
import { authenticate, authenticateSetup } from "./payments/authenticate";
import { NO_REQUEST, type Scene, type World } from "./world";

export const AUTHENTICATION_PREFIX = "/authenticate/";

/**
 * The page of the buyer's bank or wallet: 3-D Secure, Alipay and their like. GET shows two buttons,
 * POST does what was pressed and sends the buyer back to the shop, as Stripe's test page does.
 */
export function authenticationPage(world: World, request: SimRequest): SimReply {
  const id = request.url.pathname.slice(AUTHENTICATION_PREFIX.length);
  const found = findIntent(world, id);
  if (!found || found.intent.client_secret !== request.url.searchParams.get("client_secret")) {
    return html(404, "<h1>There is no such payment</h1>");
  }
  const { scene, intent } = found;
  if (request.method === "POST" && intent.status === "requires_action") {
    const outcome = new URLSearchParams(request.raw.toString("utf8")).get("outcome");
    finish(scene, intent, outcome === "succeed" ? "succeed" : "fail");
  }
  if (intent.status === "requires_action") return html(200, challenge(intent));
  const back = returnUrl(scene, intent);
  if (!back) return html(200, "<h1>Done</h1><p>You can close this page.</p>");
  return { status: 303, headers: { location: back }, body: "" };
}

function findIntent(world: World, id: string) {
  for (const realm of world.directory.realms()) {
    const intent = realm.paymentIntents.get(id) ?? realm.setupIntents.get(id);
    if (intent) return { scene: { world, realm, cause: NO_REQUEST }, intent };
  }
  return undefined;
}

function finish(
  scene: Scene,
  intent: PaymentIntent | SetupIntent,
  outcome: "succeed" | "fail",
): void {
  if (intent.object === "payment_intent") authenticate(scene, intent, outcome);
  else authenticateSetup(scene, intent, outcome);
}

/** With the parameters that Stripe adds, by which the shop finds the intent again. */
function returnUrl(scene: Scene, intent: PaymentIntent | SetupIntent): string | undefined {
  const stored = scene.realm.returnUrls.get(intent.id);
  if (!stored || !URL.canParse(stored)) return undefined;
  const url = new URL(stored);
  const failed =
    intent.object === "payment_intent" ? intent.last_payment_error : intent.last_setup_error;
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret);
  url.searchParams.set("redirect_status", failed ? "failed" : "succeeded");
  return url.href;
}

function challenge(intent: PaymentIntent | SetupIntent): string {
  const what =
    intent.object === "payment_intent"
      ? `a payment of ${intent.amount} ${intent.currency.toUpperCase()} (smallest units)`
      : "that this method is saved for later";
  return `<h1>Stripe simulator</h1>
<p>The shop asks you to approve ${what}.</p>
<form method="post">
  <button name="outcome" value="succeed" id="test-source-authorize-3ds">Complete</button>
  <button name="outcome" value="fail" id="test-source-fail-3ds">Fail</button>
</form>`;
}

function html(status: number, body: string): SimReply {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stripe simulator</title></head><body>${body}</body></html>`,
  };
}
