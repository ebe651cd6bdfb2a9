import { MedusaError } from "@medusajs/framework/utils";
import type { CredentialProblem } from "../../../gateways/credentials";
import { findGateway, isGatewayId } from "../../../gateways/registry";
import type { Gateway } from "../../../gateways/gateway";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { AccountRow } from "../../../modules/payment_hub/store/rows";
import type { InvalidInputBody } from "./contract";

/** @throws MedusaError NOT_FOUND */
export function gatewayOf(id: string | undefined): Gateway {
  if (!id || !isGatewayId(id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no payment gateway "${id}".`);
  }
  return findGateway(id);
}

/** @throws MedusaError NOT_FOUND, for another gateway's account too */
export async function accountOf(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  id: string | undefined,
): Promise<AccountRow> {
  const account = id ? await hub.accounts.find(id) : undefined;
  if (account?.gateway !== gateway.id) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${gateway.id} has no account "${id}".`);
  }
  return account;
}

export function invalidInput(problems: CredentialProblem[]): InvalidInputBody {
  const message = problems.map((problem) => `${problem.message} ${problem.fix}`).join(" ");
  return { type: "invalid_data", message, problems };
}

/** @param code names the refusal, so that the dashboard can say it in the reader's language */
export function notAllowed(message: string, code: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code);
}

export function operationRunning(): MedusaError {
  return notAllowed(
    "Another operation on this payment is still running. Try again in a minute.",
    "operation_running",
  );
}

export function noSuchPayment(): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such payment.");
}

export function noSuchEvent(): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such event.");
}
