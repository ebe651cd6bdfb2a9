import type { SimReply } from "../../core/http-server";

const STYLE = `
  :root { color-scheme: light; font-family: system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
  body { margin: 0; background: #f2f4f7; color: #1f2329; }
  header { background: #1677ff; color: #fff; padding: 14px 20px; font-weight: 600; }
  header small { font-weight: 400; opacity: .85; margin-left: 8px; }
  main { max-width: 420px; margin: 24px auto; padding: 0 16px; }
  section { background: #fff; border-radius: 12px; padding: 24px 20px; }
  h1 { font-size: 17px; font-weight: 500; margin: 0 0 16px; text-align: center; }
  .amount { font-size: 34px; font-weight: 600; text-align: center; margin: 0 0 20px; }
  dl { margin: 0 0 24px; font-size: 14px; }
  dl div { display: flex; justify-content: space-between; gap: 16px; padding: 8px 0; }
  dt { color: #646a73; white-space: nowrap; } dd { margin: 0; text-align: right; word-break: break-all; }
  button, .button { display: block; box-sizing: border-box; width: 100%; padding: 13px; border: 0;
    border-radius: 8px; font: inherit; font-size: 16px; text-align: center; text-decoration: none;
    cursor: pointer; background: #1677ff; color: #fff; margin-top: 12px; }
  button.plain, .button.plain { background: #eef0f3; color: #1f2329; }
  button:focus-visible, .button:focus-visible { outline: 3px solid #91caff; }
`;

/** @param content HTML whose values are escaped already */
export function htmlPage(status: number, title: string, content: string): SimReply {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>支付宝 Alipay<small>模拟收银台 · simulator</small></header>
<main><section>${content}</section></main>
</body>
</html>`,
  };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
