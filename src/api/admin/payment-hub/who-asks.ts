import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

export interface Asker {
  id: string;
  /** Medusa's word: `user`, `api-key`. */
  type: string;
  /** As people know them: an e-mail address tells more than an id; API keys have none. */
  name: string;
}

export async function whoAsks({
  scope,
  auth_context: { actor_id: id, actor_type: type },
}: Pick<AuthenticatedMedusaRequest, "scope" | "auth_context">): Promise<Asker> {
  if (type !== "user") return { id, type, name: id };
  const [user] = await scope.resolve(Modules.USER).listUsers({ id });
  return { id, type, name: user?.email ?? id };
}
