import { createHash } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { RefundPart } from "../../../gateways/gateway";
import { hasValue, type Outcome } from "../../../gateways/outcome";
import type { Money } from "../../../lib/money";
import { secondsUntilAsked } from "./attempt-schedule";
import { inSeconds } from "./in-seconds";
import type { AttemptRow, MedusaRowWords, PaymentRow } from "./rows";

export type Operation = "create" | "update" | "capture" | "refund" | "cancel" | "describe";

export interface BeginAttempt {
  payment: Pick<PaymentRow, "id" | "account_id" | "gateway" | "environment" | "order_number">;
  operation: Operation;
  amount?: Money;
  /** What was captured before, when this is a capture. */
  capturedBefore?: Money;
  /** From which captures a refund is taken. */
  parts?: readonly RefundPart[];
  /** Medusa's row that asked for it, and what it said. */
  medusaId?: string;
  medusaRow?: MedusaRowWords;
  now: Date;
}

/**
 * A row of the journal, not written yet.
 * @param n which attempt it is of its operation on this payment: the key is made of it
 */
export function newAttempt(knex: Knex, input: BeginAttempt, n: number) {
  const { payment, operation, amount, now } = input;
  return {
    id: generateEntityId(undefined, "phatt"),
    payment_id: payment.id,
    account_id: payment.account_id,
    gateway: payment.gateway,
    environment: payment.environment,
    operation,
    logical_key: logicalKey(payment.id, operation, n),
    idempotency_key: idempotencyKey(payment.order_number, operation, n),
    currency: amount?.currency ?? null,
    amount: amount ? String(amount.minor) : null,
    captured_before: input.capturedBefore ? String(input.capturedBefore.minor) : null,
    parts: input.parts
      ? JSON.stringify(
          input.parts.map((part) => ({
            capture: part.capture,
            amount: String(part.amount.minor),
          })),
        )
      : null,
    medusa_id: input.medusaId ?? null,
    medusa_row: input.medusaRow ? JSON.stringify(input.medusaRow) : null,
    digest: digestOf(operation, amount?.toString()),
    outcome: "sent",
    started_at: now,
    sent_at: now,
    next_ask_at: inSeconds(knex, secondsUntilAsked({ operation, outcome: "sent" })),
  };
}

/** What an outcome changes in its attempt's row. */
export function outcomePatch(
  knex: Knex,
  attempt: Pick<AttemptRow, "operation" | "reference">,
  outcome: Outcome<{ reference?: string }>,
  now: Date,
) {
  const error = hasValue(outcome) ? undefined : outcome.error;
  const next = secondsUntilAsked({ operation: attempt.operation, outcome: outcome.outcome });
  return {
    outcome: outcome.outcome,
    reference: (hasValue(outcome) ? outcome.value.reference : undefined) ?? attempt.reference,
    error_code: error?.code ?? null,
    gateway_code: error?.gatewayCode ?? null,
    message: error?.merchantMessage ?? null,
    finished_at: now,
    asks: 0,
    next_ask_at: inSeconds(knex, next),
    updated_at: now,
  };
}

/** What makes two tries the same operation: a key is never used for other parameters. */
export function digestOf(operation: Operation, amount: string | undefined): string {
  return sha256([operation, amount ?? null]);
}

/** The n-th logical operation of its kind on a payment, of which there is one at most. */
export function logicalKey(paymentId: string, operation: Operation, n: number): string {
  return `${paymentId}:${operation}:${n}`;
}

/** Letters, digits and `_` only: it doubles as Alipay's out_request_no and out_trade_no. */
export function idempotencyKey(number: string, operation: Operation, n: number): string {
  return `${number}_${operation}_${n}`;
}

export function sha256(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
