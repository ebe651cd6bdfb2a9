export interface SlowRefundPlan {
  /** Only refunds of this trade; any when left out. */
  out_trade_no?: string | undefined;
  /** Complete by the simulator's clock; only by control when left out. */
  complete_after_ms?: number | undefined;
  /** How many refunds are slow. */
  times: number;
}

/** Refunds planned to be answered with `fund_change=N` although they complete later. */
export class SlowRefunds {
  private plans: SlowRefundPlan[] = [];

  add(plan: SlowRefundPlan): void {
    this.plans.push({ ...plan });
  }

  /** The plan that a refund of this trade falls under, counted as used. */
  take(outTradeNo: string): SlowRefundPlan | undefined {
    const plan = this.plans.find(
      (candidate) => candidate.out_trade_no === undefined || candidate.out_trade_no === outTradeNo,
    );
    if (!plan) return undefined;
    plan.times -= 1;
    this.plans = this.plans.filter(({ times }) => times > 0);
    return plan;
  }
}
