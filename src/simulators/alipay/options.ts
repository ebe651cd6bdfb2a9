import type { NewApp } from "./domain/app-registry";
import type { GatewaySettings } from "./domain/gateway";
import type { NotifyCharset } from "./notifications/encode-form";

export interface AlipaySimulatorOptions {
  /** 0, the default, chooses a free one. */
  port?: number | undefined;
  /** Waits between tries of a notification; the core's seconds when left out. */
  retryDelaysMs?: readonly number[] | undefined;
  /** The first application. Give its keys to keep them from start to start. */
  app?: NewApp | undefined;
  /** Where buyers reach the simulator, when that is not the loopback address. */
  publicUrl?: string | undefined;
  notifyCharset?: NotifyCharset | undefined;
  /** How far a request's time stamp may be from the host's clock; 15 minutes when left out. */
  timestampToleranceMs?: number | undefined;
  /** Refunds of one trade closer together than this are refused; 3 s when left out. */
  refundIntervalMs?: number | undefined;
}

const DEFAULT_SETTINGS: GatewaySettings = {
  timestampToleranceMs: 15 * 60 * 1000,
  refundIntervalMs: 3_000,
};

export function gatewaySettings(options: AlipaySimulatorOptions): GatewaySettings {
  const { timestampToleranceMs, refundIntervalMs } = options;
  return {
    timestampToleranceMs: timestampToleranceMs ?? DEFAULT_SETTINGS.timestampToleranceMs,
    refundIntervalMs: refundIntervalMs ?? DEFAULT_SETTINGS.refundIntervalMs,
  };
}
