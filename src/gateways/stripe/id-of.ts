/** The id in a field that Stripe fills with an id, or with the whole object where that was asked for. */
export function idOf(field: string | { id: string } | null | undefined): string | undefined {
  return typeof field === "string" ? field : field?.id;
}
