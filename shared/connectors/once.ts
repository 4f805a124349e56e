// What several lists need is read once a session.

/** The result of the first call for everybody; a failure is forgotten, so that the next call tries again. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    if (result === undefined) {
      const mine = work();
      mine.catch(() => {
        if (result === mine) result = undefined;
      });
      result = mine;
    }
    return result;
  };
}
