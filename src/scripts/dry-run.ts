const NAMES = ["dry-run", "--dry-run"];

/**
 * Whether a script is only to say what it would do. `medusa exec` refuses options that it does not
 * know and keeps what follows `--` to itself, so both `dry-run` and `-- --dry-run` must be found: to
 * miss one would be to do what was only asked about.
 * @param args as `medusa exec` passes them
 * @param argv of the process
 * @throws Error for any other word, which may be a dry run misspelt
 */
export function wantsDryRun(args: string[], argv: string[]): boolean {
  const end = argv.indexOf("--");
  const words = end < 0 ? args : [...args, ...argv.slice(end + 1)];
  const unknown = words.filter((word) => !NAMES.includes(word));
  if (unknown.length > 0) {
    throw new Error(`"${unknown.join(" ")}" is not known here; the only choice is dry-run.`);
  }
  return words.length > 0;
}
