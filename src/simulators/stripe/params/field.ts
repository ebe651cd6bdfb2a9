import { invalidRequest, parameterError } from "../wire/api-error";
import type { FormHash, FormValue } from "../wire/form";

/** How one parameter is read; `name` is its full name, as in `card[exp_month]`. */
export interface Field<T, Required extends boolean = boolean> {
  readonly required: Required;
  parse(value: FormValue, name: string): T;
}

export type Spec = Readonly<Record<string, Field<unknown>>>;

/** What an endpoint's handler gets: parameters that were left out are undefined. */
export type Parsed<S extends Spec> = {
  [K in keyof S as S[K] extends Field<unknown, true> ? K : never]: ValueOf<S[K]>;
} & {
  [K in keyof S as S[K] extends Field<unknown, true> ? never : K]?: ValueOf<S[K]> | undefined;
};

type ValueOf<F> = F extends Field<infer T> ? T : never;

export function field<T>(parse: (value: FormValue, name: string) => T): Field<T, false> {
  return { required: false, parse };
}

export function required<T>(inner: Field<T>): Field<T, true> {
  return { required: true, parse: inner.parse };
}

/** Reads a hash against its spec: unknown names first, then missing ones, then each value. */
export function parseParams<S extends Spec>(spec: S, form: FormHash, prefix = ""): Parsed<S> {
  const nameOf = (key: string): string => (prefix ? `${prefix}[${key}]` : key);
  const unknown = Object.keys(form).filter((key) => !Object.hasOwn(spec, key));
  if (unknown.length > 0) throw unknownParameters(unknown.map(nameOf));
  const parsed: Record<string, unknown> = {};
  for (const [key, { required: needed, parse }] of Object.entries(spec)) {
    const value = form[key];
    if (value !== undefined) parsed[key] = parse(value, nameOf(key));
    else if (needed) throw missingParameter(nameOf(key));
  }
  return parsed as Parsed<S>;
}

function unknownParameters(names: string[]): Error {
  const [first = ""] = names;
  const noun = names.length === 1 ? "parameter" : "parameters";
  return parameterError(
    "parameter_unknown",
    `Received unknown ${noun}: ${names.join(", ")}`,
    first,
  );
}

export function missingParameter(name: string): Error {
  return parameterError("parameter_missing", `Missing required param: ${name}.`, name);
}

export function emptyParameter(name: string): Error {
  return parameterError(
    "parameter_invalid_empty",
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a ` +
      `field; however '${name}' cannot be unset. You should remove '${name}' from your request or ` +
      "supply a non-empty value.",
    name,
  );
}

export function invalidValue(what: string, value: FormValue, name: string): Error {
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return invalidRequest(`Invalid ${what}: ${shown}`, { param: name });
}
