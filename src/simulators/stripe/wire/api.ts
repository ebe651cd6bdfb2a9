import type { Fault } from "../../core/faults";
import type { SimReply, SimRequest } from "../../core/http-server";
import { newId } from "../objects/ids";
import { expireLapsedAuthorizations } from "../payments/cancel";
import { NO_REQUEST, type World } from "../world";
import { invalidRequest, StripeApiError } from "./api-error";
import { CURRENT_API_VERSION, readApiVersion } from "./api-version";
import { authenticateKey, authorizeKey } from "./auth";
import type { Call } from "./endpoint";
import { faultError, isKeptUnderKey } from "./fault-reply";
import { decodeForm, type FormHash } from "./form";
import { IdempotencyKeys, type KeyedRequest } from "./idempotency";
import { publicView } from "./public-view";
import { CORS, errorReply, jsonReply, stamp } from "./reply";
import type { Router } from "./router";
import { withoutStripeJsFields } from "./stripe-js";

/** Stripe's REST API: from bytes to the endpoint and back, with idempotency in between. */
export class StripeApi {
  private readonly keys: IdempotencyKeys;

  constructor(
    private readonly world: World,
    private readonly router: Router,
  ) {
    this.keys = new IdempotencyKeys(world.clock);
  }

  handle(request: SimRequest): SimReply {
    if (request.method === "OPTIONS") return { status: 204, headers: { ...CORS }, body: "" };
    const requestId = newId("req_");
    const version = headerOf(request, "stripe-version") ?? CURRENT_API_VERSION;
    return stamp(this.answer(request, requestId), request, requestId, version);
  }

  /** The planned error; kept under the caller's key when Stripe would keep it. */
  faultReply(request: SimRequest, fault: Fault): SimReply {
    const requestId = newId("req_");
    const version = headerOf(request, "stripe-version") ?? CURRENT_API_VERSION;
    const keyed = this.tryKeyed(request);
    const kept = keyed && isKeptUnderKey(fault);
    const reply = keptReply(fault, Boolean(kept));
    if (kept) this.keys.save(keyed, requestId, reply);
    return stamp(reply, request, requestId, version);
  }

  private answer(request: SimRequest, requestId: string): SimReply {
    try {
      const call = this.call(request, requestId);
      const form = formOf(request);
      const match = this.router.match(request.method, request.url.pathname);
      if (!match) throw unrecognized(request);
      authorizeKey(call.key, match.endpoint.permission, match.endpoint.publishable);
      const keyed = keyedOf(request, call, form);
      const replayed = keyed && this.keys.replay(keyed);
      if (replayed) return replayed;
      expireLapsedAuthorizations({ world: call.world, realm: call.realm, cause: NO_REQUEST });
      const run = match.endpoint.prepare(call, parametersOf(call, form), match.ids);
      const reply = execute(run, call.key.kind === "publishable" ? publicView : unchanged);
      if (keyed) this.keep(keyed, requestId, reply, request.fault);
      return reply;
    } catch (error) {
      if (error instanceof StripeApiError) return errorReply(error);
      throw error;
    }
  }

  /** Under `error_after` the caller gets the error and never the real answer: nor do replays. */
  private keep(
    keyed: KeyedRequest,
    requestId: string,
    reply: SimReply,
    fault: Fault | undefined,
  ): void {
    if (fault?.kind === "error_after" && isKeptUnderKey(fault)) {
      this.keys.save(keyed, requestId, keptReply(fault, true));
      return;
    }
    const waits = fault?.kind === "delay" && fault.phase === "after" ? fault.delay_ms : 0;
    this.keys.save(keyed, requestId, reply, waits);
  }

  private call(request: SimRequest, requestId: string): Call {
    const key = authenticateKey(this.world.directory, request, formOf(request));
    const idempotencyKey = headerOf(request, "idempotency-key") ?? null;
    return {
      world: this.world,
      realm: key.realm,
      key,
      version: readApiVersion(headerOf(request, "stripe-version")),
      path: request.url.pathname,
      cause: { id: requestId, idempotency_key: idempotencyKey },
    };
  }

  private tryKeyed(request: SimRequest): KeyedRequest | undefined {
    try {
      return keyedOf(request, this.call(request, ""), formOf(request));
    } catch (error) {
      if (error instanceof StripeApiError) return undefined;
      throw error;
    }
  }
}

type View = (answer: unknown) => unknown;

const unchanged: View = (answer) => answer;

function execute(run: () => unknown, view: View): SimReply {
  try {
    return jsonReply(200, view(run()));
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    const body = { error: view(error.body().error) };
    return jsonReply(error.status, body, error.headers);
  }
}

/** A kept 500 says that trying again is of no use: the answer would be the same. */
function keptReply(fault: Fault, kept: boolean): SimReply {
  const reply = errorReply(faultError(fault));
  if (!kept || fault.status < 500) return reply;
  return { ...reply, headers: { ...reply.headers, "stripe-should-retry": "false" } };
}

/** Only POST is made idempotent by a key; GET and DELETE are by nature. */
function keyedOf(request: SimRequest, call: Call, form: FormHash): KeyedRequest | undefined {
  const key = headerOf(request, "idempotency-key");
  if (request.method !== "POST" || !key) return undefined;
  return { realm: call.realm, key, path: request.url.pathname, form };
}

function formOf(request: SimRequest): FormHash {
  const query = request.url.search.slice(1);
  const body = request.method === "GET" ? "" : request.raw.toString("utf8");
  return decodeForm([query, body].filter(Boolean).join("&"));
}

function parametersOf(call: Call, form: FormHash): FormHash {
  return call.key.kind === "publishable" ? withoutStripeJsFields(form) : form;
}

function headerOf(request: SimRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function unrecognized(request: SimRequest): StripeApiError {
  return invalidRequest(
    `Unrecognized request URL (${request.method}: ${request.url.pathname}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    {},
    404,
  );
}
