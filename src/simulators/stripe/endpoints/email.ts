import { parameterError } from "../wire/api-error";

export function assertEmail(email: string | null | undefined, param = "email"): void {
  if (!email || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return;
  throw parameterError("email_invalid", `Invalid email address: ${email}`, param);
}
