/** Why a payment that is looked at should not have been paid. */
export const NO_LONGER_WANTED = "another payment has taken its place or its cart was given up";
