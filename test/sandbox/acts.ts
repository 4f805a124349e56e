// What was done to a vendor through its own write calls; it lies over what the seed and the day say.

export interface Acts<Done extends object> {
  readonly state: Done;
  /** Rises with every act. */
  readonly version: number;
  record(change: (state: Done) => void): void;
  restore(state: Done): void;
}

export function openActs<Done extends object>(initial: Done): Acts<Done> {
  let state = structuredClone(initial);
  let version = 0;
  return {
    get state() {
      return state;
    },
    get version() {
      return version;
    },
    record(change) {
      change(state);
      version++;
    },
    restore(next) {
      state = structuredClone(next);
      version++;
    },
  };
}
