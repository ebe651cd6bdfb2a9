import type { GatewayConnection } from "./gateway";
import type { Answer } from "./guard/sign";
import type { OutcomeKind } from "./outcome";

/** What came of a call; `not_found` is the gateway's "I have never seen it". */
export type CallOutcome = OutcomeKind | "not_found" | "threw";

export interface CallObserver {
  /** @param operation as in the port, in snake case */
  made(operation: string, outcome: CallOutcome, ms: number): void;
  /** Answered without being made. */
  refused(): void;
}

/** What answers without asking anybody, or with something else than an outcome. */
const NOT_CALLS = new Set(["parseNotification", "createsOffline", "identify", "check"]);

/** The same connection, whose calls are counted and timed. */
export function measureConnection(
  connection: GatewayConnection,
  observer: CallObserver,
): GatewayConnection {
  const measured = measure(connection, "", observer);
  if (!connection.customers) return measured;
  const customers = measure(connection.customers, "customer_", observer);
  return new Proxy(measured, {
    get: (target, name) => (name === "customers" ? customers : Reflect.get(target, name)),
  });
}

type Call = (...args: unknown[]) => Promise<Answer>;

function measure<T extends object>(calls: T, prefix: string, observer: CallObserver): T {
  const known = new Map<string | symbol, unknown>();
  const timed = (name: string, call: Call): Call => {
    const operation = prefix + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return async (...args) => {
      const begun = performance.now();
      const end = (outcome: CallOutcome): void =>
        observer.made(operation, outcome, performance.now() - begun);
      try {
        const answer = await call.apply(calls, args);
        end(answer?.outcome ?? "not_found");
        return answer;
      } catch (thrown) {
        end("threw");
        throw thrown;
      }
    };
  };
  return new Proxy(calls, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== "function" || typeof name !== "string") return found;
      if (!known.has(name)) {
        known.set(name, NOT_CALLS.has(name) ? found.bind(target) : timed(name, found as Call));
      }
      return known.get(name);
    },
  });
}
