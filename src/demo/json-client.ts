export interface Reply<T> {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text as it came. */
  body: T;
}

/** A small typed `fetch`: a status is an answer and never thrown, so tests can look at all of them. */
export class JsonClient {
  constructor(
    private readonly base: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** The same client with more headers. */
  with(headers: Record<string, string>): JsonClient {
    return new JsonClient(this.base, { ...this.headers, ...headers });
  }

  get<T = unknown>(path: string): Promise<Reply<T>> {
    return this.send<T>("GET", path);
  }

  post<T = unknown>(path: string, body: object = {}): Promise<Reply<T>> {
    return this.send<T>("POST", path, body);
  }

  delete<T = unknown>(path: string): Promise<Reply<T>> {
    return this.send<T>("DELETE", path);
  }

  private async send<T>(method: string, path: string, body?: object): Promise<Reply<T>> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      redirect: "manual",
      headers: { ...(body && { "content-type": "application/json" }), ...this.headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) as T };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
