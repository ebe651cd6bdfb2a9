/** Medusa's own route also answers to the provider's full id; events sent there are not lost. */
export { POST } from "../alipay_alipay/route";
