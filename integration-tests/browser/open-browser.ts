import { chromium, type Browser } from "playwright-core";

// Plain JavaScript, because jest's own configuration reads it too.
const { findChromium } = jest.requireActual<{ findChromium(): string | undefined }>(
  "../support/chromium",
);

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}
