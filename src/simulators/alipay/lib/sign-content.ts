/** `k=v` of every given parameter, sorted by name and joined by `&`, values raw. */
export function signContent(parameters: Record<string, string>, except: readonly string[]): string {
  return Object.keys(parameters)
    .filter((name) => !except.includes(name))
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join("&");
}
