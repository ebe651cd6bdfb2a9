/** Name of the seeded sales channel, and title of the publishable key that opens it. */
export const STOREFRONT = "Demo Storefront";
