// What the local issuer remembers of sign-ins: it is gone with the process, as its tokens are checked by key alone.

interface Remembered {
  readonly payload: Record<string, unknown>;
  readonly expiresAtMs: number;
}

/** The adapter of oidc-provider: one room per kind of thing, all in this process. */
export function sessionMemory() {
  const rooms = new Map<string, Map<string, Remembered>>();
  return class {
    readonly #room: Map<string, Remembered>;

    constructor(kind: string) {
      this.#room = rooms.get(kind) ?? new Map();
      rooms.set(kind, this.#room);
    }

    async upsert(id: string, payload: Record<string, unknown>, lifeSeconds = Number.POSITIVE_INFINITY) {
      this.#room.set(id, { payload, expiresAtMs: Date.now() + lifeSeconds * 1000 });
    }

    async find(id: string) {
      const found = this.#room.get(id);
      if (found && found.expiresAtMs < Date.now()) this.#room.delete(id);
      return found && found.expiresAtMs >= Date.now() ? found.payload : undefined;
    }

    async findByUid(uid: string) {
      return this.#first(({ payload }) => payload.uid === uid);
    }

    async findByUserCode(userCode: string) {
      return this.#first(({ payload }) => payload.userCode === userCode);
    }

    async consume(id: string) {
      const payload = await this.find(id);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string) {
      this.#room.delete(id);
    }

    async revokeByGrantId(grantId: string) {
      for (const room of rooms.values())
        for (const [id, { payload }] of room) if (payload.grantId === grantId) room.delete(id);
    }

    #first(wanted: (remembered: Remembered) => boolean) {
      return [...this.#room.values()].find((each) => each.expiresAtMs >= Date.now() && wanted(each))?.payload;
    }
  };
}
