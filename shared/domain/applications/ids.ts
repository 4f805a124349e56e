// Ids of connections and licenses begin with their application's id, and those of clients with their connection's, so that any of them can be found by its id alone.

/** A child's id from its parent's and a part of its own: random, or made of what the vendor calls it. */
export function childId(parentId: string, own: string): string {
  return `${parentId}.${own}`;
}

/** The application that a connection or license belongs to. */
export function applicationIdOf(id: string): string {
  return id.split('.', 1)[0] ?? id;
}

/** The connection that a machine client belongs to; the part of its own has no dot. */
export function connectionIdOfClient(clientId: string): string {
  return clientId.slice(0, Math.max(0, clientId.lastIndexOf('.')));
}
