import type { ApiKey } from "../accounts/keys";
import type { Permission } from "../accounts/permissions";
import { parseParams, type Parsed, type Spec } from "../params/field";
import { list, text } from "../params/fields";
import type { Scene } from "../world";
import { assertExpandable, expandAll, type ObjectName } from "./expand";
import type { FormHash } from "./form";

/** One authenticated call: the scene, and who calls in which version of the API. */
export interface Call extends Scene {
  key: ApiKey;
  version: string;
  /** Where this was called, which list answers repeat. */
  path: string;
}

/** `list:` answers a page of them, `deleted` and `balance` have nothing to expand. */
export type Answer = ObjectName | `list:${ObjectName}` | "plain";

export interface EndpointDefinition<S extends Spec> {
  /** `"POST /v1/refunds/:refund"` */
  route: string;
  permission: Permission;
  /** Whether Stripe.js may call it with the publishable key. */
  publishable?: boolean;
  answers: Answer;
  params: S | ((version: string) => S);
  run(call: Call, params: Parsed<S>, ids: Record<string, string>): unknown;
}

/** An endpoint whose types the router does not need to know. */
export interface Endpoint {
  method: string;
  segments: string[];
  permission: Permission;
  publishable: boolean;
  /** @throws StripeApiError before anything has happened, when a parameter is wrong */
  prepare(call: Call, form: FormHash, ids: Record<string, string>): () => unknown;
}

const EXPAND = { expand: list(text()) };

/** Every endpoint also takes `expand`. */
export function endpoint<const S extends Spec>(definition: EndpointDefinition<S>): Endpoint {
  const [method = "", path = ""] = definition.route.split(" ");
  return {
    method,
    segments: path.split("/"),
    permission: definition.permission,
    publishable: definition.publishable ?? false,
    prepare(call, form, ids) {
      const { params } = definition;
      const spec = typeof params === "function" ? params(call.version) : params;
      const { expand, ...own } = form;
      const { expand: paths = [] } = parseParams(EXPAND, expand === undefined ? {} : { expand });
      const parsed = parseParams(spec, own);
      assertExpandable(definition.answers, paths);
      return () => expandAll(call.realm, definition.run(call, parsed, ids), paths);
    },
  };
}
