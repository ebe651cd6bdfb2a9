import { stripeGateway } from "..";

const parse = (input: Record<string, unknown>) => stripeGateway.parseAccountOptions(input);

/** Each problem's field, and all that is said about it. */
function problemsOf(input: Record<string, unknown>): [string, string][] {
  const parsed = parse(input);
  return parsed.ok
    ? []
    : parsed.problems.map(({ field, message, fix }) => [field, `${message} ${fix}`]);
}

describe("the options of a Stripe account", () => {
  it("are taken as they are when they are right", () => {
    const options = {
      capture_method: "manual",
      after_partial_capture: "keep",
      payment_methods: ["card", "klarna", "wechat_pay"],
      statement_descriptor: "Shoe-Shop & Co.",
      description: "Order {order_number}",
    };
    expect(parse(options)).toEqual({ ok: true, options });
  });

  it("may all be left out", () => {
    expect(parse({})).toEqual({ ok: true, options: {} });
    expect(parse({ description: undefined })).toEqual({ ok: true, options: {} });
  });

  it.each([
    [{ capture_method: "later" }, "capture_method", "`automatic` or `manual`"],
    [{ after_partial_capture: true }, "after_partial_capture", "`release` or `keep`"],
    [{ payment_methods: "card" }, "payment_methods", "array"],
    [{ payment_methods: [] }, "payment_methods", "nobody can pay"],
    [{ payment_methods: ["card", "carrier_pigeon"] }, "payment_methods", '"carrier_pigeon"'],
    [{ payment_methods: ["card_present"] }, "payment_methods", '"card_present"'],
    [{ payment_methods: ["toString"] }, "payment_methods", '"toString"'],
    [{ payment_methods: ["card", "card"] }, "payment_methods", "twice"],
    [{ statement_descriptor: "SHOP" }, "statement_descriptor", "shorter than 5"],
    [{ statement_descriptor: "THE VERY BEST SHOES" }, "statement_descriptor", "longer than 18"],
    [{ statement_descriptor: "12345" }, "statement_descriptor", "Latin letter"],
    [{ statement_descriptor: "Schöne Schuhe" }, "statement_descriptor", "without accents"],
    [{ statement_descriptor: "SHOES*SHOP" }, "statement_descriptor", "characters < > \\"],
    [{ statement_descriptor: "JOE'S SHOP" }, "statement_descriptor", "characters < > \\"],
    [{ description: " " }, "description", "empty"],
    [{ description: "x".repeat(501) }, "description", "501 characters"],
    [{ description: "Order {number}" }, "description", "{number}"],
    [{ statement_suffix: "SHOP" }, "statement_suffix", "no such option"],
  ])("are refused in %j, naming the field and what to do", (input, field, text) => {
    const problems = problemsOf(input);
    expect(problems.map(([name]) => name)).toContain(field);
    expect(problems.map(([, words]) => words).join("\n")).toContain(text);
  });

  it("name every problem at once", () => {
    const fields = problemsOf({
      payment_methods: [],
      statement_descriptor: "1*",
      description: "",
    }).map(([field]) => field);
    expect(new Set(fields)).toEqual(
      new Set(["payment_methods", "statement_descriptor", "description"]),
    );
  });
});
