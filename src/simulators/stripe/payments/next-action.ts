import type { NextAction } from "../objects/payment-intent";
import { newId } from "../objects/ids";
import type { SetupIntent } from "../objects/setup-intent";
import type { PaymentIntent } from "../objects/payment-intent";
import type { Scene } from "../world";

/** What the buyer must do next, as each method says it; all of them lead to the same page here. */
export function nextActionFor(
  scene: Scene,
  intent: PaymentIntent | SetupIntent,
  type: string,
  returnUrl: string | undefined,
): NextAction {
  const url = authenticationUrl(scene, intent);
  switch (type) {
    case "alipay":
      return {
        type: "alipay_handle_redirect",
        alipay_handle_redirect: {
          native_data: null,
          native_url: null,
          return_url: returnUrl ?? null,
          url,
        },
      };
    case "wechat_pay":
      return {
        type: "wechat_pay_display_qr_code",
        wechat_pay_display_qr_code: {
          data: url,
          hosted_instructions_url: url,
          image_data_url: "data:image/png;base64,",
          image_url_png: url,
          image_url_svg: url,
        },
      };
    case "card":
    case "link":
      return returnUrl ? redirect(url, returnUrl) : inBrowserAction(url);
    default:
      return redirect(url, returnUrl);
  }
}

/** With the client secret in it, as the page may be opened by anyone who has the address. */
function authenticationUrl(scene: Scene, intent: PaymentIntent | SetupIntent): string {
  const secret = encodeURIComponent(intent.client_secret);
  return `${scene.world.baseUrl()}/authenticate/${intent.id}?client_secret=${secret}`;
}

function redirect(url: string, returnUrl: string | undefined): NextAction {
  return {
    type: "redirect_to_url",
    redirect_to_url: { return_url: returnUrl ?? null, url },
  };
}

/** Without a return address Stripe.js shows the challenge in a frame of its own. */
function inBrowserAction(url: string): NextAction {
  return {
    type: "use_stripe_sdk",
    use_stripe_sdk: {
      type: "three_d_secure_redirect",
      source: newId("payatt_3"),
      stripe_js: url,
    },
  };
}
