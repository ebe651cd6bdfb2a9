import type { InvalidInputBody } from "../../api/admin/payment-hub/contract";

export type FieldProblem = NonNullable<InvalidInputBody["problems"]>[number];

/** What the server refused, in words for the merchant. `status` is 0 when it was not reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly problems: FieldProblem[] = [],
    /** Stable, where the server gives one: `key_invalid`, `keys_missing`, … */
    readonly code?: string,
  ) {
    super(message);
  }
}

/**
 * Calls our part of the Admin API. Medusa's own client would do, but its errors keep nothing of
 * the answer except the message, and the form needs `problems`.
 * @throws {ApiError}
 */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  if (!response.ok) throw await refusalOf(response);
  return (await response.json().catch(() => null)) as T;
}

export interface DownloadedFile {
  name: string;
  content: Blob;
}

/**
 * Reads a file that our part of the Admin API makes. A link would not do: it sends no token.
 * @param name for a dashboard on another host than the server, which may not read the server's name
 * @throws {ApiError} also when the connection ends before the file does
 */
export async function download(path: string, name: string): Promise<DownloadedFile> {
  const response = await send("GET", path);
  if (!response.ok) throw await refusalOf(response);
  const disposition = response.headers.get("content-disposition") ?? "";
  const content = await response.blob().catch(() => {
    throw new ApiError(0, "");
  });
  return { name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? name, content };
}

async function refusalOf(response: Response): Promise<ApiError> {
  const answer: unknown = await response.json().catch(() => null);
  const { message, problems, code } = (answer ?? {}) as Refusal;
  return new ApiError(response.status, message ?? response.statusText, problems, code);
}

/** Our own refusals list fields; those of Medusa's error handler have a code. */
type Refusal = Partial<InvalidInputBody> & { code?: string };

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const backend = (__BACKEND_URL__ ?? "").replace(/\/$/, "");
  try {
    return await fetch(`${backend}/admin/payment-hub${path}`, {
      method,
      credentials: "include",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...authorization(),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, "");
  }
}

/** A dashboard built with `ADMIN_AUTH_TYPE=jwt` keeps a token in place of the session cookie. */
function authorization(): Record<string, string> {
  if ((__AUTH_TYPE__ ?? "session") !== "jwt") return {};
  const token = localStorage.getItem(__JWT_TOKEN_STORAGE_KEY__ || "medusa_auth_token");
  return token ? { authorization: `Bearer ${token}` } : {};
}
