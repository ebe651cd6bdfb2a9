import type { Parsed } from "./field";
import { emptyable, hash, text } from "./fields";

const ADDRESS_SPEC = {
  city: emptyable(text()),
  country: emptyable(text()),
  line1: emptyable(text()),
  line2: emptyable(text()),
  postal_code: emptyable(text()),
  state: emptyable(text()),
};

const SHIPPING_SPEC = {
  address: hash(ADDRESS_SPEC),
  carrier: emptyable(text()),
  name: emptyable(text()),
  phone: emptyable(text()),
  tracking_number: emptyable(text()),
};

const BILLING_SPEC = {
  address: emptyable(hash(ADDRESS_SPEC)),
  email: emptyable(text()),
  name: emptyable(text()),
  phone: emptyable(text()),
  tax_id: emptyable(text()),
};

export type Address = Record<keyof typeof ADDRESS_SPEC, string | null>;
export interface Shipping {
  address: Address;
  carrier: string | null;
  name: string | null;
  phone: string | null;
  tracking_number: string | null;
}
export interface BillingDetails {
  address: Address;
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: string | null;
}

export const address = () => hash(ADDRESS_SPEC);
export const shipping = () => hash(SHIPPING_SPEC);
export const billingDetails = () => hash(BILLING_SPEC);

export function toAddress(given: Parsed<typeof ADDRESS_SPEC> | null = null): Address {
  return {
    city: given?.city ?? null,
    country: given?.country ?? null,
    line1: given?.line1 ?? null,
    line2: given?.line2 ?? null,
    postal_code: given?.postal_code ?? null,
    state: given?.state ?? null,
  };
}

export function toShipping(given: Parsed<typeof SHIPPING_SPEC>): Shipping {
  return {
    address: toAddress(given.address),
    carrier: given.carrier ?? null,
    name: given.name ?? null,
    phone: given.phone ?? null,
    tracking_number: given.tracking_number ?? null,
  };
}

export function toBillingDetails(given: Partial<Parsed<typeof BILLING_SPEC>> = {}): BillingDetails {
  return {
    address: toAddress(given.address),
    email: given.email ?? null,
    name: given.name ?? null,
    phone: given.phone ?? null,
    tax_id: given.tax_id ?? null,
  };
}
