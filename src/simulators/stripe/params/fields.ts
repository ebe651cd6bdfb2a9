import { invalidRequest, parameterError } from "../wire/api-error";
import type { FormHash, FormValue } from "../wire/form";
import {
  emptyParameter,
  field,
  invalidValue,
  parseParams,
  type Field,
  type Parsed,
  type Spec,
} from "./field";

const MAX_STRING = 5000;

export function text(maxLength = MAX_STRING): Field<string, false> {
  return field((value, name) => {
    if (typeof value !== "string") throw invalidValue("string", value, name);
    if (value === "") throw emptyParameter(name);
    if (value.length > maxLength) throw tooLong(value, name, maxLength);
    return value;
  });
}

export function integer(): Field<number, false> {
  return field((value, name) => {
    if (value === "") throw emptyParameter(name);
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : NaN;
    if (Number.isSafeInteger(number)) return number;
    const shown = typeof value === "string" ? value : JSON.stringify(value);
    throw parameterError("parameter_invalid_integer", `Invalid integer: ${shown}`, name);
  });
}

export function bool(): Field<boolean, false> {
  return field((value, name) => {
    if (value === "") throw emptyParameter(name);
    if (value === "true" || value === "false") return value === "true";
    throw invalidValue("boolean", value, name);
  });
}

export function oneOf<const T extends string>(...choices: T[]): Field<T, false> {
  return field((value, name) => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice) return choice;
    if (value === "") throw emptyParameter(name);
    const last = choices.at(-1);
    const listed =
      choices.length > 1 ? `one of ${choices.slice(0, -1).join(", ")}, or ${last}` : last;
    throw invalidRequest(`Invalid ${name}: must be ${listed}`, { param: name });
  });
}

/** A list, sent as `name[0]=…` or `name[]=…`. */
export function list<T>(item: Field<T>): Field<T[], false> {
  return field((value, name) => {
    if (typeof value === "string") throw invalidValue("array", value, name);
    return Object.entries(value).map(([key, entry]) => item.parse(entry, `${name}[${key}]`));
  });
}

export function hash<S extends Spec>(spec: S): Field<Parsed<S>, false> {
  return field((value, name) => {
    if (typeof value === "string") throw invalidValue("object", value, name);
    return parseParams(spec, value, name);
  });
}

/** Parameters that are accepted and shown again, but whose content changes nothing here. */
export function anyHash(): Field<FormHash, false> {
  return field((value, name) => {
    if (typeof value === "string" && value !== "") throw invalidValue("object", value, name);
    return typeof value === "string" ? {} : value;
  });
}

/** Lets an empty string unset the field; the handler then gets null. */
export function emptyable<T>(inner: Field<T>): Field<T | null, false> {
  return field((value: FormValue, name) => (value === "" ? null : inner.parse(value, name)));
}

/** Either kind of value, tried in order by shape: hashes go to `whenHash`. */
export function either<A, B>(plain: Field<A>, whenHash: Field<B>): Field<A | B, false> {
  return field<A | B>((value, name) =>
    typeof value === "string" ? plain.parse(value, name) : whenHash.parse(value, name),
  );
}

function tooLong(value: string, name: string, maxLength: number): Error {
  return invalidRequest(
    `Invalid string: ${value.slice(0, 40)}...${value.slice(-20)}; must be at most ${maxLength} characters`,
    { param: name },
  );
}
