/** Always the same, so that a store's settings survive a restart of the simulator. */
export const DEFAULT_ACCOUNT = {
  id: "acct_1MedusaHubSim00001",
  publishable_key: "pk_test_51MedusaHubSim00001pkQ7vN3xT9bL2mR5wY8cJ4hF6sD1gK0zAqEuIoPnBtVrXyCw",
  secret_key: "sk_test_51MedusaHubSim00001skH4kW8pZ2jM6tB9qX3vR7nL5cD1fG0ySaEuIoTmKwJrVzQ",
};
