const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;
const NAME = /^[A-Za-z0-9_.-]{1,64}$/;

/**
 * Takes `application/x-www-form-urlencoded` apart, bytes in, bytes out. Alipay signs the bytes of the
 * charset it declares, so nothing may be turned into text before the signature is verified.
 * @returns undefined when it is not such a form, or names a field twice (which of them was signed?)
 */
export function readForm(raw: Buffer): Map<string, Buffer> | undefined {
  const fields = new Map<string, Buffer>();
  for (const pair of raw.toString("latin1").split("&")) {
    if (pair === "") continue;
    const [encodedName = "", ...rest] = pair.split("=");
    const name = percentDecode(encodedName)?.toString("latin1");
    const value = percentDecode(rest.join("="));
    if (!name || !value || !NAME.test(name) || fields.has(name)) return undefined;
    fields.set(name, value);
  }
  return fields.size > 0 ? fields : undefined;
}

function percentDecode(text: string): Buffer | undefined {
  const encoded = Buffer.from(text, "latin1");
  const decoded: number[] = [];
  for (let i = 0; i < encoded.length; i++) {
    const byte = encoded[i] ?? 0;
    if (byte === PLUS) decoded.push(SPACE);
    else if (byte !== PERCENT) decoded.push(byte);
    else {
      const hex = text.slice(i + 1, i + 3);
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) return undefined;
      decoded.push(Number.parseInt(hex, 16));
      i += 2;
    }
  }
  return Buffer.from(decoded);
}

/** What Alipay declares; GB18030 is the superset of GBK and GB2312 and decodes both. */
const DECODERS: Record<string, string> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  gbk: "gb18030",
  gb2312: "gb18030",
  gb18030: "gb18030",
};

/**
 * The fields as text. The form's own `charset` counts, because it is signed; the header's does not.
 * @returns undefined for a charset that is not known, or bytes that are none of it
 */
export function decodeForm(fields: ReadonlyMap<string, Buffer>): Map<string, string> | undefined {
  const charset = fields.get("charset")?.toString("latin1").toLowerCase() ?? "utf-8";
  const label = DECODERS[charset];
  if (!label) return undefined;
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  try {
    return new Map([...fields].map(([name, value]) => [name, decoder.decode(value)]));
  } catch {
    return undefined;
  }
}
