// An organization of which nothing is known yet sees the way to begin, and nothing else.
import { Text } from '@mantine/core';
import type { Overview } from '#shared/api/overview.ts';
import { LinkButton } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { STEPS, stepLink, useMayTake } from './setup.tsx';

export function FirstRun({ steps }: { readonly steps: Overview['setup'] }) {
  const mayTake = useMayTake();
  const next = steps.find(({ done }) => !done)?.step;
  return (
    <Card
      title="Getting started"
      lead="Five steps until you see what you bought, who uses it and which date comes next."
      flush
    >
      <ol className="sl-cards">
        {steps.map(({ step, done }, index) => (
          <li key={step} className="sl-step">
            <Text fz="sm" c="dimmed" className="sl-num" aria-hidden>
              {index + 1}
            </Text>
            <div>
              <Text fw={560} {...(done && { c: 'dimmed', td: 'line-through' })}>
                {STEPS[step].name}
              </Text>
              <Text fz="sm" c="dimmed">
                {STEPS[step].why}
              </Text>
            </div>
            {mayTake(step) && !done && (
              <LinkButton
                {...stepLink(step)}
                size="xs"
                variant={step === next ? 'filled' : 'default'}
                aria-label={`${step === next ? 'Begin here' : 'Go'}: ${STEPS[step].name}`}
              >
                {step === next ? 'Begin here' : 'Go'}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
      {!steps.some(({ step }) => mayTake(step)) && (
        <Text fz="sm" p="md">
          An administrator or an IT manager takes these steps.
        </Text>
      )}
    </Card>
  );
}
