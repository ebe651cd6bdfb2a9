import type { Decline } from "./declines";

/** What a test card does; a card without any of these simply pays. */
export interface CardBehaviour {
  /** The charge is refused, after authentication if that is asked for. */
  decline?: Decline;
  /** Declined cards cannot be attached to a customer either, except this kind. */
  attachable?: boolean;
  /** `unless_set_up`: once set up for later, off-session payments need none. */
  authentication?: "always" | "unless_set_up" | "on_session_only";
  /** Its refunds wait until the control side settles them. */
  pendingRefunds?: boolean;
  /** Disputed as soon as it has paid, for this reason. */
  disputeReason?: string;
  /** The dispute is an inquiry at first. */
  inquiry?: true;
  /** An early fraud warning follows the payment. */
  earlyFraudWarning?: boolean;
}
