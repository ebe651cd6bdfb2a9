/**
 * Node decodes GBK but does not encode it. The table is the decoder turned round: every two-byte
 * code is decoded once and remembered under its character. Built on first use, about 24 000 entries.
 */
let table: Map<string, Buffer> | undefined;

/** Characters that GBK lacks become `?`, as Java's encoder does. */
export function encodeGbk(text: string): Buffer {
  table ??= buildTable();
  const known = table;
  return Buffer.concat(
    [...text].map((char) =>
      char.charCodeAt(0) < 0x80 ? Buffer.from(char) : (known.get(char) ?? Buffer.from("?")),
    ),
  );
}

function buildTable(): Map<string, Buffer> {
  const decoder = new TextDecoder("gbk");
  const built = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      const char = decoder.decode(bytes);
      if ([...char].length === 1 && char !== "\ufffd" && !built.has(char)) built.set(char, bytes);
    }
  }
  return built;
}
