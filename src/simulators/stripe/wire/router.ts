import type { Endpoint } from "./endpoint";

export interface RouteMatch {
  endpoint: Endpoint;
  ids: Record<string, string>;
}

/** Finds the endpoint of a path; the first that fits wins. */
export class Router {
  constructor(private readonly endpoints: readonly Endpoint[]) {}

  match(method: string, path: string): RouteMatch | undefined {
    const segments = path.replace(/\/$/, "").split("/");
    for (const endpoint of this.endpoints) {
      const ids = endpoint.method === method ? idsIn(endpoint.segments, segments) : undefined;
      if (ids) return { endpoint, ids };
    }
    return undefined;
  }
}

function idsIn(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const ids: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith(":") && segment !== "") ids[part.slice(1)] = decodeURIComponent(segment);
    else if (part !== segment) return undefined;
  }
  return ids;
}
