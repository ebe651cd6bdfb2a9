import { setTimeout as wait } from "node:timers/promises";
import { systemClock, type Clock } from "../../lib/clock";
import type { CustomerOperations, GatewayConnection } from "../gateway";
import { AccountGuard, type GuardState } from "./account-guard";
import { LIMITS, type GuardLimits } from "./limits";
import type { Sleep } from "./pause";

export interface GuardParts {
  clock?: Clock;
  sleep?: Sleep;
  limits?: Partial<GuardLimits>;
  /** A call was answered without being made. */
  onRefused?: () => void;
}

const guards = new WeakMap<GatewayConnection, AccountGuard>();

/**
 * The same connection with a breaker and a memory for rate limits before it, so that a gateway in
 * trouble is answered for at once. What a person starts to see how the gateway is (`identify`,
 * `check`) and what the gateway itself begins (`parseNotification`) passes through.
 * @param name what people call the gateway
 */
export function guardConnection(
  connection: GatewayConnection,
  name: string,
  { clock = systemClock, sleep = wait, limits, onRefused }: GuardParts = {},
): GatewayConnection {
  const guard = new AccountGuard(name, clock, sleep, { ...LIMITS, ...limits }, onRefused);
  const guarded: GatewayConnection = {
    createPayment: (request) =>
      guard.send(
        () => connection.createPayment(request),
        connection.createsOffline?.(request) ?? false,
      ),
    findCreated: (begun) =>
      guard.ask({ orderNumber: begun.orderNumber }, () => connection.findCreated(begun)),
    updatePayment: (payment, amount, key) =>
      guard.send(() => connection.updatePayment(payment, amount, key)),
    retrievePayment: (payment) =>
      guard.ask(about(payment), () => connection.retrievePayment(payment)),
    capturePayment: (payment, capture, key) =>
      guard.send(() => connection.capturePayment(payment, capture, key)),
    findCapture: (payment, capture, key) =>
      guard.ask(about(payment), () => connection.findCapture(payment, capture, key)),
    cancelPayment: (payment, key) => guard.send(() => connection.cancelPayment(payment, key)),
    refundPayment: (payment, refund) => guard.send(() => connection.refundPayment(payment, refund)),
    findRefund: (payment, refund) =>
      guard.ask({ ...about(payment), refundReference: refund.reference }, () =>
        connection.findRefund(payment, refund),
      ),
    refundsOf: (payment, named) =>
      guard.ask(about(payment), () => connection.refundsOf(payment, named)),
    identify: () => connection.identify(),
    check: (context) => connection.check(context),
    parseNotification: (raw, headers) => connection.parseNotification(raw, headers),
  };
  const offline = connection.createsOffline?.bind(connection);
  if (offline) guarded.createsOffline = offline;
  const { customers } = connection;
  if (customers) guarded.customers = guardCustomers(customers, guard);
  const describe = connection.describePayment?.bind(connection);
  if (describe) {
    guarded.describePayment = (payment, words, key) =>
      guard.send(() => describe(payment, words, key));
  }
  Object.assign(guarded, guardRetrievals(connection, guard));
  guards.set(guarded, guard);
  return guarded;
}

/** @returns undefined for a connection that is not guarded */
export function guardStateOf(connection: GatewayConnection): GuardState | undefined {
  return guards.get(connection)?.state;
}

/** What only some gateways tell of. */
function guardRetrievals(
  connection: GatewayConnection,
  guard: AccountGuard,
): Pick<
  GatewayConnection,
  "retrieveDispute" | "retrieveFraudWarning" | "retrieveReview" | "retrieveSavedMethod"
> {
  const retrieveDispute = connection.retrieveDispute?.bind(connection);
  const retrieveFraudWarning = connection.retrieveFraudWarning?.bind(connection);
  const retrieveReview = connection.retrieveReview?.bind(connection);
  const retrieveSavedMethod = connection.retrieveSavedMethod?.bind(connection);
  return {
    ...(retrieveDispute && {
      retrieveDispute: (reference) => guard.ask({}, () => retrieveDispute(reference)),
    }),
    ...(retrieveFraudWarning && {
      retrieveFraudWarning: (reference) => guard.ask({}, () => retrieveFraudWarning(reference)),
    }),
    ...(retrieveReview && {
      retrieveReview: (reference) => guard.ask({}, () => retrieveReview(reference)),
    }),
    ...(retrieveSavedMethod && {
      retrieveSavedMethod: (reference) => guard.ask({}, () => retrieveSavedMethod(reference)),
    }),
  };
}

function guardCustomers(customers: CustomerOperations, guard: AccountGuard): CustomerOperations {
  return {
    create: (details, key) => guard.send(() => customers.create(details, key)),
    update: (reference, details, key) =>
      guard.send(() => customers.update(reference, details, key)),
    remove: (reference) => guard.send(() => customers.remove(reference)),
    // It only reads, but leaves nothing in doubt: a list that was not fetched was not fetched.
    listMethods: (reference) => guard.send(() => customers.listMethods(reference)),
    saveMethod: (reference, key) => guard.send(() => customers.saveMethod(reference, key)),
    removeMethod: (reference, method) =>
      guard.send(() => customers.removeMethod(reference, method)),
  };
}

function about({ reference }: { reference: string }): { paymentReference: string } {
  return { paymentReference: reference };
}
