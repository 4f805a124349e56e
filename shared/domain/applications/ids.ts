// Ids of connections and licenses begin with their application's id, so that any of them can be found by its id alone.

/** A child's id from its application's and a part of its own: random, or made of what the vendor calls it. */
export function childId(applicationId: string, own: string): string {
  return `${applicationId}.${own}`;
}

/** The application that a connection or license belongs to. */
export function applicationIdOf(id: string): string {
  return id.split('.', 1)[0] ?? id;
}
