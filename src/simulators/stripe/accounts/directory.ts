import { newKeyValue, type ApiKey, type KeyKind } from "./keys";
import { normalizePermission } from "./permissions";
import { Realm } from "./realm";

export interface AccountSettings {
  id: string;
  country: string;
  defaultCurrency: string;
  /** Undefined: all that Stripe knows. */
  currencies: readonly string[] | undefined;
  email: string;
  businessName: string;
  /** What the dashboard has switched on; currency and capture method still filter it. */
  paymentMethodTypes: readonly string[];
  created: number;
}

/** Every account with its modes and keys. */
export class Directory {
  private readonly settings = new Map<string, AccountSettings>();
  private readonly realmsByName = new Map<string, Realm>();
  private readonly keys = new Map<string, ApiKey>();

  addAccount(settings: AccountSettings): void {
    this.settings.set(settings.id, settings);
  }

  account(id: string): AccountSettings | undefined {
    return this.settings.get(id);
  }

  /** The account's test or live side, made when it is first asked for. */
  realm(account: string, livemode: boolean): Realm {
    const name = `${account}/${livemode}`;
    const realm = this.realmsByName.get(name) ?? new Realm(account, livemode);
    this.realmsByName.set(name, realm);
    return realm;
  }

  /** The other mode of the same account, when it has one. */
  sibling(realm: Realm): Realm | undefined {
    return this.realmsByName.get(`${realm.account}/${!realm.livemode}`);
  }

  realms(): Realm[] {
    return [...this.realmsByName.values()];
  }

  addKey(
    realm: Realm,
    kind: KeyKind,
    options: { value?: string | undefined; permissions?: string[] },
  ): ApiKey {
    const value = options.value ?? newKeyValue(kind, realm.livemode);
    const permissions = new Set((options.permissions ?? []).map(normalizePermission));
    const key: ApiKey = { kind, value, realm, permissions, expired: false };
    this.keys.set(value, key);
    return key;
  }

  key(value: string): ApiKey | undefined {
    return this.keys.get(value);
  }

  keysOf(account: string): ApiKey[] {
    return [...this.keys.values()].filter((key) => key.realm.account === account);
  }

  hasKey(value: string): boolean {
    return this.keys.has(value);
  }
}
