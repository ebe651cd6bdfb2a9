import { randomBytes, randomInt } from "node:crypto";
import { beijingDay } from "../lib/beijing-time";

/**
 * Makes Alipay's own numbers. Those of one start count up; each start has a series of its own, since
 * a shop whose database outlives the simulator must never meet the same trade number twice.
 */
export class Numbers {
  private readonly series = String(randomInt(1_000_000)).padStart(6, "0");
  private last = 0;

  /** 28 digits, the Beijing day first. */
  tradeNo(epochMs: number): string {
    return `${beijingDay(epochMs)}2200${this.series}${this.next(10)}`;
  }

  /** What statements call a refund that was made without a number. */
  refundNo(epochMs: number): string {
    return `${beijingDay(epochMs)}R${this.series}${this.next(6)}`;
  }

  /** 32 characters, the Beijing day first. */
  notifyId(epochMs: number): string {
    return `${beijingDay(epochMs)}${randomBytes(12).toString("hex")}`;
  }

  /** Unguessable, because whoever knows it can pay. */
  orderId(): string {
    return randomBytes(10).toString("hex");
  }

  /** A merchant's PID: 16 digits from 2088. */
  sellerId(): string {
    return `2088${this.series}${this.next(6)}`;
  }

  appId(): string {
    return `2021${this.series}${this.next(6)}`;
  }

  private next(digits: number): string {
    this.last += 1;
    return String(this.last).padStart(digits, "0");
  }
}
