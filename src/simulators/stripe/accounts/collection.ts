/** The objects of one type in one mode of an account, in the order of their creation. */
export class Collection<T extends { id: string }> {
  private readonly items = new Map<string, T>();

  add(item: T): T {
    this.items.set(item.id, item);
    return item;
  }

  get(id: string): T | undefined {
    return this.items.get(id);
  }

  delete(id: string): boolean {
    return this.items.delete(id);
  }

  all(): T[] {
    return [...this.items.values()];
  }

  /** Lists answer newest first. */
  newestFirst(): T[] {
    return this.all().reverse();
  }
}
