// Rows that are still being typed have no name of their own.
let keys = 0;

export function nextRowKey(): number {
  keys += 1;
  return keys;
}
