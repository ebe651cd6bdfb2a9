/**
 * Whether the server charges a saved method without the shopper being there. It says so in the
 * session's context, which Medusa's Store API never fills from a request: data that a storefront
 * sends can not ask for it.
 */
export function isOffSession(context: object | undefined): boolean {
  return context !== undefined && "off_session" in context && context.off_session === true;
}
