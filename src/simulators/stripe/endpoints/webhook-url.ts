import { parameterError } from "../wire/api-error";

/** Live endpoints must use HTTPS; loopback is let through, as everything here runs on it. */
export function assertWebhookUrl(url: string, livemode: boolean): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !["http:", "https:"].includes(parsed.protocol)) {
    throw parameterError(
      "url_invalid",
      "Invalid URL: An explicit scheme (such as https) must be provided.",
      "url",
    );
  }
  const isLoopback = ["127.0.0.1", "[::1]", "localhost"].includes(parsed.hostname);
  if (livemode && parsed.protocol === "http:" && !isLoopback) {
    throw parameterError(
      "url_invalid",
      "Invalid URL: URL must use HTTPS in live mode, because it receives live data.",
      "url",
    );
  }
}
