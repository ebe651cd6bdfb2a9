import { encodeGbk } from "../lib/gbk";

export type NotifyCharset = "utf-8" | "gbk";

const SAFE = /[A-Za-z0-9*._-]/;

/** Bytes of a text in the charset that the notification declares; its signature covers them. */
export function toBytes(text: string, charset: NotifyCharset): Buffer {
  return charset === "gbk" ? encodeGbk(text) : Buffer.from(text, "utf8");
}

/** `application/x-www-form-urlencoded` in either charset, as Java's URLEncoder writes it. */
export function encodeForm(fields: Record<string, string>, charset: NotifyCharset): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeValue(value, charset)}`)
    .join("&");
}

function encodeValue(value: string, charset: NotifyCharset): string {
  let encoded = "";
  for (const byte of toBytes(value, charset)) {
    const char = String.fromCharCode(byte);
    if (byte === 0x20) encoded += "+";
    else if (byte < 0x80 && SAFE.test(char)) encoded += char;
    else encoded += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}
