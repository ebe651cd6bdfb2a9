import type { IncomingMessage } from "node:http";

/** Larger than any event a gateway sends; what is larger is not one. */
const LIMIT_BYTES = 1024 * 1024;

export class BodyTooLargeError extends Error {}

/** Nobody is there any more to be answered. */
export class SenderLeftError extends Error {}

/**
 * Reads a request's body byte for byte. Signatures cover the bytes as they were sent, and the body
 * parsers neither know Alipay's content type nor keep what they read.
 * @throws BodyTooLargeError beyond 1 MiB
 * @throws SenderLeftError when the connection ends before the body does
 */
export function readRawBody(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      // What still comes is let go, so that the answer reaches the sender.
      if (size <= LIMIT_BYTES) chunks.push(chunk);
      else reject(new BodyTooLargeError(`the body is over ${LIMIT_BYTES} bytes`));
    });
    req.once("end", () => resolve(Buffer.concat(chunks)));
    const leave = (): void => reject(new SenderLeftError("the sender went away"));
    req.once("error", leave);
    req.once("close", leave);
  });
}
