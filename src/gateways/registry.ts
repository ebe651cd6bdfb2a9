import { alipayGateway } from "./alipay";
import type { SkewListener } from "./clock-skew";
import type { Gateway, GatewayConnection, OpenAccount } from "./gateway";
import type { GuardState } from "./guard/account-guard";
import { guardConnection, guardStateOf } from "./guard/guard-connection";
import { callObserver } from "../metrics/gateway-calls";
import { measureConnection } from "./measure-connection";
import { stripeGateway } from "./stripe";

/** Every gateway there is. A new one is a folder beside this file and a line here. */
export const gateways: readonly Gateway[] = [stripeGateway, alipayGateway];

/** @throws Error for an id that is not in the registry; check input with `isGatewayId` first */
export function findGateway(id: string): Gateway {
  const gateway = gateways.find((candidate) => candidate.id === id);
  if (!gateway) throw new Error(`there is no payment gateway "${id}"`);
  return gateway;
}

export function isGatewayId(id: string): boolean {
  return gateways.some((gateway) => gateway.id === id);
}

const connections = new WeakMap<OpenAccount, GatewayConnection>();

/**
 * The account's connection, made once: parsed keys and clients live as long as it does, and so does
 * the breaker before it.
 * @param onSkew as in the port; heeded when the connection is made
 */
export function connectionOf(
  gateway: Gateway,
  account: OpenAccount,
  onSkew?: SkewListener,
): GatewayConnection {
  let connection = connections.get(account);
  if (!connection) {
    const observer = callObserver(gateway.id, account.environment);
    const measured = measureConnection(gateway.connect(account, onSkew), observer);
    connection = guardConnection(measured, gateway.name, { onRefused: observer.refused });
    connections.set(account, connection);
  }
  return connection;
}

/**
 * Every name under which a gateway's events may reach `/hooks/payment/<name>`: its own, its method
 * providers', and the providers' full ids, to which Medusa's route answers as well.
 */
export function hookNames({ id, hook, methodProviders }: Gateway): string[] {
  const hooks = [hook, ...methodProviders.map(({ identifier }) => `${identifier}_${id}`)];
  return hooks.flatMap((name) => [name, `pp_${name}`]);
}

/** How the account's gateway is doing; undefined while this process has not connected to it. */
export function breakerState(account: OpenAccount): GuardState | undefined {
  const connection = connections.get(account);
  return connection && guardStateOf(connection);
}

/** Medusa's ids of all providers of a gateway. */
export function providerIds({ id, providerId, methodProviders }: Gateway): string[] {
  return [providerId, ...methodProviders.map(({ identifier }) => `pp_${identifier}_${id}`)];
}
