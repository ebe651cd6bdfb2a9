import type PaymentHubModuleService from "../../../src/modules/payment_hub/service";

/** The defect of Medusa's own providers: what is tried again is sent under a new key, unasked. */
export function forgetKeys({ journal }: PaymentHubModuleService): void {
  const begin = journal.begin.bind(journal);
  journal.begin = async (input) => {
    const begun = await begin(input);
    const { attempt } = begun;
    if (!attempt || attempt.tries === 1) return begun;
    const idempotency_key = `${attempt.idempotency_key}_${attempt.tries}`;
    return { attempt: { ...attempt, idempotency_key, tries: 1 } };
  };
}
