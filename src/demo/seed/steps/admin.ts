import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows";

/** The admin user, with the login that the caller passes in the environment. */
export async function seedAdmin(container: MedusaContainer): Promise<void> {
  const { DEMO_ADMIN_EMAIL: email, DEMO_ADMIN_PASSWORD: password } = process.env;
  if (!email || !password) {
    throw new Error("Set DEMO_ADMIN_EMAIL and DEMO_ADMIN_PASSWORD to seed the admin user");
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "user", fields: ["id"], filters: { email } });
  if (data.length > 0) return;

  const { success, authIdentity, error } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: { email, password } });
  if (!success || !authIdentity) throw new Error(`The admin user could not be made: ${error}`);
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: authIdentity.id,
      userData: { email, first_name: "Demo", last_name: "Admin" },
    },
  });
}
