import type { IncomingMessage } from "node:http";

/** Larger than any event a gateway sends; what is larger is not one. */
const LIMIT_BYTES = 1024 * 1024;

export class BodyTooLargeError extends Error {}

/**
 * Reads a request's body byte for byte. Signatures cover the bytes as they were sent, and the body
 * parsers neither know Alipay's content type nor keep what they read.
 * @throws BodyTooLargeError beyond 1 MiB
 */
export async function readRawBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT_BYTES) throw new BodyTooLargeError(`the body is over ${LIMIT_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
