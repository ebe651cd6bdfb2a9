import type {
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeleteAccountHolderOutput,
  DeletePaymentMethodInput,
  DeletePaymentMethodOutput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
  SavePaymentMethodInput,
  SavePaymentMethodOutput,
  UpdateAccountHolderInput,
  UpdateAccountHolderOutput,
} from "@medusajs/framework/types";
import { stripeGateway } from "../../gateways/stripe";
import * as holders from "../shared/account-holders";
import { HubPaymentProvider } from "../shared/hub-provider";

/** `pp_stripe_stripe`. Stripe keeps customers and their saved methods as well. */
export class StripePaymentProvider extends HubPaymentProvider {
  static override identifier = "stripe";
  protected readonly gateway = stripeGateway;

  createAccountHolder(input: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    return holders.createAccountHolder(this.cradle, this.gateway, input);
  }

  updateAccountHolder(input: UpdateAccountHolderInput): Promise<UpdateAccountHolderOutput> {
    return holders.updateAccountHolder(this.cradle, input);
  }

  deleteAccountHolder(input: DeleteAccountHolderInput): Promise<DeleteAccountHolderOutput> {
    return holders.deleteAccountHolder(this.cradle, this.gateway, input);
  }

  listPaymentMethods(input: ListPaymentMethodsInput): Promise<ListPaymentMethodsOutput> {
    return holders.listPaymentMethods(this.cradle, this.gateway, input);
  }

  savePaymentMethod(input: SavePaymentMethodInput): Promise<SavePaymentMethodOutput> {
    return holders.savePaymentMethod(this.cradle, this.gateway, input);
  }

  deletePaymentMethod(input: DeletePaymentMethodInput): Promise<DeletePaymentMethodOutput> {
    return holders.deletePaymentMethod(this.cradle, this.gateway, input);
  }
}
