// Chance here is a hash: the same question asked with the same seed has the same answer, in any order and at any time.

/** Every kind of question has its own number, so that answers to different questions are independent. */
export const TOPIC = {
  tenure: 1,
  gap: 2,
  phase: 3,
  opening: 4,
  openingDay: 5,
  locale: 6,
  habit: 7,
  login: 8,
  loginTime: 9,
  lapse: 10,
  leave: 11,
  leaveStart: 12,
  leaveLength: 13,
  edition: 14,
  lead: 15,
  offboarding: 16,
  freeze: 17,
  second: 18,
  permissionSet: 19,
  keepPermissionSet: 20,
  feature: 21,
  rename: 22,
  renameDay: 23,
  newName: 24,
  alias: 25,
  mailForm: 26,
  move: 27,
  moveTo: 28,
  moveDay: 29,
  purchase: 30,
  product: 31,
  productDay: 32,
  archive: 33,
  title: 34,
  fault: 35,
  external: 36,
  membership: 37,
} as const;
export type Topic = (typeof TOPIC)[keyof typeof TOPIC];

/** A number in [0, 1) for a topic and up to two whole numbers. */
export type Draw = (topic: Topic, a: number, b?: number) => number;

export function drawing(seed: number): Draw {
  return (topic, a, b = 0) => {
    let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
    h = stir(h ^ topic);
    h = stir(h ^ a);
    h = stir(h ^ Math.floor(a / 0x1_0000_0000));
    h = stir(h ^ b);
    return (h >>> 0) / 0x1_0000_0000;
  };
}

/** Finalizer of MurmurHash3 with a step between rounds, so that zeros do not stay zeros. */
function stir(value: number): number {
  let h = (value + 0x7f4a7c15) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

export function pick<T>(list: readonly T[], unit: number): T {
  return list[Math.min(list.length - 1, Math.floor(unit * list.length))] as T;
}
