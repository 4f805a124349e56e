// A figure is what was measured beside the bar it must hold.

export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be, or the least; absent: shown without a bar. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface BenchOptions {
  /** Assignments of the made-up organisation. */
  readonly assignments: number;
}

export function holds({ value, atMost, atLeast }: Measured): boolean {
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}
