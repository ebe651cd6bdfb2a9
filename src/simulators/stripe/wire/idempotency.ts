import type { SimClock } from "../../core/clock";
import type { SimReply } from "../../core/http-server";
import type { Realm } from "../accounts/realm";
import { invalidRequest, StripeApiError } from "./api-error";
import { canonicalForm, type FormHash } from "./form";

/** Stripe prunes keys once they are at least this old. */
const KEY_LIFE_MS = 24 * 3600 * 1000;
const MAX_KEY_LENGTH = 255;

interface SavedAnswer {
  path: string;
  parameters: string;
  savedAtMs: number;
  requestId: string;
  reply: SimReply;
  /** Until then (real time) the first request has not been answered. */
  busyUntilMs: number;
}

export interface KeyedRequest {
  realm: Realm;
  key: string;
  path: string;
  form: FormHash;
}

/** The first answer to each key, per account and mode; parameters must match to see it again. */
export class IdempotencyKeys {
  private readonly saved = new Map<string, SavedAnswer>();

  constructor(private readonly clock: SimClock) {}

  /**
   * @returns the first answer, marked as replayed; undefined when the key is new or past its life
   * @throws StripeApiError when the key was used for something else, or is in use right now
   */
  replay(request: KeyedRequest): SimReply | undefined {
    if (request.key.length > MAX_KEY_LENGTH) throw keyTooLong();
    const first = this.find(request);
    if (!first) return undefined;
    if (first.path !== request.path) throw otherEndpoint(first.path, request);
    if (first.parameters !== canonicalForm(request.form)) throw otherParameters(request.key);
    if (Date.now() < first.busyUntilMs) throw inUse(request.key);
    return {
      ...first.reply,
      headers: {
        ...first.reply.headers,
        "idempotent-replayed": "true",
        "original-request": first.requestId,
      },
    };
  }

  /** @param busyForMs how long the first caller still waits for this answer */
  save(request: KeyedRequest, requestId: string, reply: SimReply, busyForMs = 0): void {
    if (this.find(request)) return;
    this.saved.set(nameOf(request), {
      path: request.path,
      parameters: canonicalForm(request.form),
      savedAtMs: this.clock.now(),
      requestId,
      reply,
      busyUntilMs: Date.now() + busyForMs,
    });
  }

  private find(request: KeyedRequest): SavedAnswer | undefined {
    const found = this.saved.get(nameOf(request));
    if (found && this.clock.now() - found.savedAtMs >= KEY_LIFE_MS) {
      this.saved.delete(nameOf(request));
      return undefined;
    }
    return found;
  }
}

function nameOf({ realm, key }: KeyedRequest): string {
  return `${realm.account}/${realm.livemode}/${key}`;
}

function otherParameters(key: string): StripeApiError {
  return idempotencyError(
    400,
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}

function otherEndpoint(firstPath: string, { key, path }: KeyedRequest): StripeApiError {
  return idempotencyError(
    400,
    `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${firstPath}'). Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}

function inUse(key: string): StripeApiError {
  const { fields } = idempotencyError(
    409,
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  );
  const body = { ...fields, code: "idempotency_key_in_use" };
  return new StripeApiError(409, body, { "stripe-should-retry": "true" });
}

function keyTooLong(): StripeApiError {
  return invalidRequest(`Idempotency keys can be at most ${MAX_KEY_LENGTH} characters long.`);
}

function idempotencyError(status: number, message: string): StripeApiError {
  return new StripeApiError(status, { type: "idempotency_error", message });
}
