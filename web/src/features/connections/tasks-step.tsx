// The last step: which reads are on from the start.
import { Alert, Checkbox, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Task } from '#shared/domain/connections/task.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { Card } from '#web/ui/page.tsx';
import { TASK_WORDS } from '#web/ui/words.ts';
import { StepButtons } from './step-buttons.tsx';

interface TasksStepProps {
  readonly offered: readonly Task[];
  readonly chosen: readonly Task[];
  readonly onChoose: (tasks: readonly Task[]) => void;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly nextName: string;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

export function TasksStep(props: TasksStepProps) {
  const { offered, chosen, onChoose, error, busy, nextName, onBack, onNext } = props;
  return (
    <Card
      title="What it may do"
      lead="Only reads. Acting at the vendor is switched on later, one by one, by an administrator."
    >
      <Checkbox.Group value={[...chosen]} onChange={(value) => onChoose(value as Task[])} aria-label="Tasks">
        <Stack gap="sm">
          {offered.map((task) => (
            <Checkbox
              key={task}
              value={task}
              label={TASK_WORDS[task].name}
              description={TASK_WORDS[task].does}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {error && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} mt="md" role="alert">
          {sentenceOf(error)}
        </Alert>
      )}
      <StepButtons back={onBack} backName="Back" next={onNext} nextName={nextName} busy={busy} />
    </Card>
  );
}
