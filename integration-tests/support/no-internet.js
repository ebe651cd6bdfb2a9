const dns = require("node:dns");

/**
 * Loaded into a store's process (`node --require`): no name outside this machine resolves, and each
 * one asked for is written to its log. So a test can have live accounts and prove who is spoken to.
 */
const lookup = dns.lookup;
dns.lookup = (host, options, callback) => {
  const done = callback ?? options;
  // Servers look up the address that they listen at as well.
  if (host === "localhost" || host === "127.0.0.1") return lookup(host, options, callback);
  process.stderr.write(`asked for the address of ${host}\n`);
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
  return process.nextTick(done, error);
};
