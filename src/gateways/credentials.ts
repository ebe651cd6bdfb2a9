/** An account's fields by name, public and secret ones together, normalised. */
export type CredentialFields = Readonly<Record<string, string>>;

export interface CredentialField {
  name: string;
  /** Encrypted at rest, and shown only as its last four characters. */
  secret: boolean;
  /** Without it payments work, but the gateway's events cannot be verified. */
  neededForEvents?: boolean;
  /** Kept by the gateway beside what is entered: no form asks for it, and as a secret it is not shown at all. */
  kept?: boolean;
}

/** What is wrong with one pasted field, and what to paste instead. */
export interface CredentialProblem {
  field: string;
  message: string;
  fix: string;
}

/** What a person may see of a field: a secret becomes `••••` and its last four characters. */
export function maskFields(
  spec: readonly CredentialField[],
  fields: CredentialFields,
): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const { name, secret, kept } of spec) {
    const value = fields[name];
    if (value && !(secret && kept)) masked[name] = secret ? maskSecret(value) : value;
  }
  return masked;
}

const TAIL = 4;

export function maskSecret(value: string): string {
  const text = value.replace(/-----[^-]+-----|\s/g, "");
  return text.length > TAIL * 3 ? `••••${text.slice(-TAIL)}` : "••••";
}
