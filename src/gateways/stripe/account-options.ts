import { z } from "@medusajs/framework/zod";
import type { CredentialProblem } from "../credentials";
import type { AccountOptions, Gateway } from "../gateway";
import { isMethodType } from "./method-types";
import { DESCRIPTOR_RULES } from "./statement-descriptor";

/** Stripe takes more, but nobody reads it. */
const DESCRIPTION_LIMIT = 500;

const StripeAccountOptions = z
  .object({
    capture_method: z.enum(["automatic", "manual"]).optional(),
    after_partial_capture: z.enum(["release", "keep"]).optional(),
    payment_methods: z.array(z.string()).optional(),
    statement_descriptor: z.string().trim().optional(),
    description: z.string().trim().optional(),
  })
  .strict();

type Parsed = z.infer<typeof StripeAccountOptions>;

export const parseAccountOptions: Gateway["parseAccountOptions"] = (input) => {
  const parsed = StripeAccountOptions.safeParse(input);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(shapeProblems) };
  const problems = [
    ...methodProblems(parsed.data),
    ...descriptorProblems(parsed.data),
    ...descriptionProblems(parsed.data),
  ];
  return problems.length ? { ok: false, problems } : { ok: true, options: given(parsed.data) };
};

/** What zod found: a value of the wrong kind, or a name that Stripe's accounts do not have. */
function shapeProblems(issue: z.core.$ZodIssue): CredentialProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((field) => ({
      field,
      message: "There is no such option for Stripe.",
      fix: "Leave it out.",
    }));
  }
  const field = String(issue.path[0] ?? "");
  if (issue.code === "invalid_value") {
    const choices = issue.values.map((value) => `\`${String(value)}\``).join(" or ");
    return [{ field, message: "This is none of the choices.", fix: `Choose ${choices}.` }];
  }
  return [{ field, message: issue.message, fix: "Correct it, or leave it out." }];
}

function methodProblems({ payment_methods: methods }: Parsed): CredentialProblem[] {
  const field = "payment_methods";
  if (!methods) return [];
  if (methods.length === 0) {
    const fix = "Choose at least one, or leave it out to offer all that are on in Stripe.";
    return [{ field, message: "With no payment method nobody can pay.", fix }];
  }
  const unknown = methods.filter((method) => !isMethodType(method));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `"${name}"`).join(", ");
    const fix = "Use Stripe's names, as in `card`, `klarna`, `wechat_pay`.";
    return [{ field, message: `Stripe has no payment method ${names} for a shop.`, fix }];
  }
  const twice = methods.find((method, index) => methods.indexOf(method) < index);
  if (!twice) return [];
  return [{ field, message: `"${twice}" is listed twice.`, fix: "List each method once." }];
}

function descriptorProblems({ statement_descriptor: text }: Parsed): CredentialProblem[] {
  if (text === undefined) return [];
  return DESCRIPTOR_RULES.filter(({ holds }) => !holds(text)).map(({ message, fix }) => ({
    field: "statement_descriptor",
    message,
    fix,
  }));
}

function descriptionProblems({ description: text }: Parsed): CredentialProblem[] {
  const field = "description";
  if (text === undefined) return [];
  if (text === "") {
    return [{ field, message: "The description is empty.", fix: "Write one, or leave it out." }];
  }
  if (text.length > DESCRIPTION_LIMIT) {
    const message = `The description has ${text.length} characters.`;
    return [{ field, message, fix: `Shorten it to ${DESCRIPTION_LIMIT}.` }];
  }
  const other = text.match(/\{[^}]*\}/g)?.find((name) => name !== "{order_number}");
  if (!other) return [];
  const fix = "Use `{order_number}`, the only one there is, or write it without braces.";
  return [{ field, message: `Nothing is filled in for ${other}.`, fix }];
}

/** Without the names that were sent as undefined. */
function given(options: Parsed): AccountOptions {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as AccountOptions;
}
