// Ids of connections and licenses begin with their application's id, so that any of them can be found by its id alone.

/** A child's id from its application's and a random part. */
export function childId(applicationId: string, random: string): string {
  return `${applicationId}.${random}`;
}

/** The application that a connection or license belongs to. */
export function applicationIdOf(id: string): string {
  return id.split('.', 1)[0] ?? id;
}
