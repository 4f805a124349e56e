// Rows wait in partitions as bytes, deflated in runs, so that a vendor of any size is read in flat memory.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { bucketOf } from './bucket.ts';

/** 2^6 partitions: each holds some buckets of a large connection, or a large part of a small one's only bucket. */
export const PARTITION_BITS = 6;
const PARTITIONS = 2 ** PARTITION_BITS;
/** Characters a partition holds before they are deflated; all together 6 MB, which spares most vendors the work. */
const RUN_CHARACTERS = 96 * 1024;
/** Fast: these bytes live for minutes. */
const RUN_LEVEL = 1;

interface Partition {
  open: string[];
  characters: number;
  runs: Uint8Array[];
  saved: number;
}

/** A run with the partition it belongs to, as a checkpoint keeps it. */
export interface SpilledRun {
  readonly partition: number;
  readonly bytes: Uint8Array;
}

export interface Spill {
  /** @param key what the record is dealt by; a record holds no line break */
  add(key: string, record: string): void;
  /** All records of one partition, once: it is empty afterwards. */
  take(partition: number): string[];
  /** Runs since the last call; what was open is closed for it. */
  unsaved(): SpilledRun[];
  restore(run: SpilledRun): void;
}

export function openSpill(): Spill {
  const partitions: Partition[] = Array.from({ length: PARTITIONS }, empty);

  function close(partition: Partition): void {
    if (partition.open.length === 0) return;
    partition.runs.push(deflateRawSync(partition.open.join('\n'), { level: RUN_LEVEL }));
    partition.open = [];
    partition.characters = 0;
  }

  return {
    add(key, record) {
      const partition = partitions[bucketOf(key, PARTITION_BITS)] as Partition;
      partition.open.push(record);
      partition.characters += record.length;
      if (partition.characters > RUN_CHARACTERS) close(partition);
    },
    take(at) {
      const { runs, open } = partitions[at] as Partition;
      partitions[at] = empty();
      return [...runs.flatMap((run) => inflateRawSync(run).toString().split('\n')), ...open];
    },
    unsaved() {
      return partitions.flatMap((partition, at) => {
        close(partition);
        const fresh = partition.runs.slice(partition.saved);
        partition.saved = partition.runs.length;
        return fresh.map((bytes) => ({ partition: at, bytes }));
      });
    },
    restore({ partition: at, bytes }) {
      const partition = partitions[at] as Partition;
      partition.runs.push(bytes);
      partition.saved = partition.runs.length;
    },
  };
}

function empty(): Partition {
  return { open: [], characters: 0, runs: [], saved: 0 };
}

export const PARTITION_NUMBERS = Array.from({ length: PARTITIONS }, (_, index) => index);
