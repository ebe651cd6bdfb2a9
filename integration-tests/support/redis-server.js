const { findProgram } = require("./find-program");

/** The Redis to test with. */
function findRedisServer() {
  return findProgram("REDIS_SERVER_PATH", "/usr/bin/redis-server", "/usr/local/bin/redis-server");
}

module.exports = { findRedisServer };
