import { z } from "@medusajs/framework/zod";
import type { CredentialProblem } from "../credentials";
import type { AccountOptions, Gateway } from "../gateway";
import { cleanWords, ORDER_NUMBER, SUBJECT_LENGTH } from "./subject";

/** What has a use at Alipay. */
const AlipayAccountOptions = z.strictObject({
  capture_method: z.enum(["automatic", "manual"]).optional(),
  after_partial_capture: z.enum(["release", "keep"]).optional(),
  description: z.string().transform(cleanWords).optional(),
});

/** What other gateways know and Alipay has no use for, with the reason. */
const USELESS: Readonly<Record<string, Omit<CredentialProblem, "field">>> = {
  payment_methods: {
    message: "At Alipay the buyer chooses how to pay (balance, Huabei, card) inside Alipay.",
    fix: "Leave it out. What buyers are offered is set in the merchant's contract with Alipay.",
  },
  statement_descriptor: {
    message: "Alipay shows the merchant's own name to the buyer, and no other.",
    fix: "Leave it out, and use the description, which the buyer reads beside that name.",
  },
};

const FIXES: Readonly<Record<string, string>> = {
  capture_method: "Choose automatic or manual.",
  after_partial_capture: "Choose release or keep.",
  description: `Enter a text, with ${ORDER_NUMBER} where the number is to stand, or leave it out.`,
};

/** The description comes back without the characters that Alipay refuses. */
export const parseAccountOptions: Gateway["parseAccountOptions"] = (input) => {
  const useless = Object.keys(input).flatMap((field) => {
    const problem = USELESS[field];
    return problem ? [{ field, ...problem }] : [];
  });
  const rest = Object.entries(input).filter(([field]) => !USELESS[field]);
  const parsed = AlipayAccountOptions.safeParse(Object.fromEntries(rest));
  const problems = [...useless, ...(parsed.success ? [] : parsed.error.issues.flatMap(problemsOf))];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const { description } = parsed.data;
  const wrong = description === undefined ? undefined : wrongWith(description);
  if (wrong) return { ok: false, problems: [wrong] };
  return { ok: true, options: chosen(parsed.data) };
};

function problemsOf(issue: z.core.$ZodIssue): CredentialProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((field) => ({
      field,
      message: "Alipay has no such option.",
      fix: "Leave it out.",
    }));
  }
  const field = String(issue.path[0] ?? "");
  const message = "This is not a value that Alipay's accounts take.";
  return [{ field, message, fix: FIXES[field] ?? "Correct it, or leave it out." }];
}

function wrongWith(description: string): CredentialProblem | undefined {
  const problem = (message: string) => ({
    field: "description",
    message,
    fix: FIXES.description ?? "",
  });
  if (!description) return problem("Nothing is left of this once / = & are taken out.");
  if (/[{}]/.test(description.replaceAll(ORDER_NUMBER, ""))) {
    return problem(`Only ${ORDER_NUMBER} can stand in braces.`);
  }
  if (description.length > SUBJECT_LENGTH) {
    return problem(`Alipay takes ${SUBJECT_LENGTH} characters at most.`);
  }
  return undefined;
}

/** Without the options that were left out, so that the gateway's setting counts for them. */
function chosen({
  capture_method,
  after_partial_capture,
  description,
}: z.output<typeof AlipayAccountOptions>): AccountOptions {
  return {
    ...(capture_method && { capture_method }),
    ...(after_partial_capture && { after_partial_capture }),
    ...(description && { description }),
  };
}
