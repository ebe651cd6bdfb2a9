/** The one buyer that every simulated payment comes from. */
export const BUYER = {
  buyer_id: "2088102100000017",
  buyer_logon_id: "sim***@example.com",
} as const;
