const { accessSync, constants } = require("node:fs");

const PLACES = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"];

/** The Redis to test with: REDIS_SERVER_PATH, or where systems put it. */
function findRedisServer() {
  return [process.env.REDIS_SERVER_PATH, ...PLACES].find((file) => file && isExecutable(file));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

module.exports = { findRedisServer };
