/** Medusa's own route also answers to the provider's full id; events sent there are not lost. */
export { POST } from "../stripe_stripe/route";
