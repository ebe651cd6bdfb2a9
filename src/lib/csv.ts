export type CsvValue = string | number | boolean | null | undefined;

/** Without it spreadsheets take UTF-8 for the system's own encoding, and Chinese for noise. */
export const CSV_BEGIN = "\uFEFF";

/** One line of a CSV file, with its end (RFC 4180). */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

/** What a spreadsheet would run as a formula; whoever sends us text could write one (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

const NEEDS_QUOTES = /[",\r\n]/;

function cell(value: CsvValue): string {
  if (typeof value !== "string") return String(value ?? "");
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
