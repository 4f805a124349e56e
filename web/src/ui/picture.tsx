// A picture of figures over time: its scale, its two ends, and a line at the place that is pointed at.
import { Group, Text } from '@mantine/core';
import type { PointerEvent, ReactNode } from 'react';
import { HEIGHT, nearestPlace, WIDTH } from './picture-shape.ts';

interface PictureProps {
  /** What the picture says, for those who do not see it. */
  readonly label: string;
  /** What its upper edge stands for. */
  readonly top: string;
  readonly first: string;
  readonly last: string;
  /** Of every day or month, from the left in the box's own units. */
  readonly places: readonly number[];
  readonly at: number | undefined;
  readonly onAt: (at: number | undefined) => void;
  /** Shapes in the box's own units. */
  readonly children: ReactNode;
}

export function Picture({ label, top, first, last, places, at, onAt, children }: PictureProps) {
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onAt(nearestPlace(places, (event.clientX - box.left) / box.width));
  };
  return (
    <>
      <div className="sl-picture">
        <Text className="sl-top sl-num" fz="xs" c="dimmed">
          {top}
        </Text>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          style={{ width: '100%', height: HEIGHT, display: 'block', touchAction: 'pan-y' }}
          role="img"
          aria-label={label}
          onPointerMove={point}
          onPointerLeave={() => onAt(undefined)}
        >
          {[0.25, 0.5, 0.75].map((part) => (
            <line
              key={part}
              x1={0}
              x2={WIDTH}
              y1={HEIGHT * part}
              y2={HEIGHT * part}
              stroke="var(--sl-line)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {children}
          {at !== undefined && (
            <line
              x1={places[at]}
              x2={places[at]}
              y1={0}
              y2={HEIGHT}
              stroke="var(--mantine-color-text)"
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
      </div>
      <Group justify="space-between" mt={6}>
        <Text fz="xs" c="dimmed">
          {first}
        </Text>
        <Text fz="xs" c="dimmed">
          {last}
        </Text>
      </Group>
    </>
  );
}
