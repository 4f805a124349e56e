// What will be done, what else comes of it and whether it can be taken back; or what a person does instead.
import { List, Stack, Text } from '@mantine/core';
import type { PlannedAction, SeatTask } from '#shared/domain/reclaim/action.ts';
import { UNDO_WORDS } from './words.ts';

interface PlanViewProps {
  readonly plan: PlannedAction;
  /** What only gives back is not given back itself. */
  readonly task: SeatTask;
}

export function PlanView({ plan, task }: PlanViewProps) {
  if (!plan.possible)
    return (
      <Stack gap={4}>
        <Text fz="sm">{plan.reason}. By hand:</Text>
        <List type="ordered" fz="sm" spacing={2}>
          {plan.instructions.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      </Stack>
    );
  return (
    <Stack gap={4}>
      {plan.does.map((one) => (
        <Text key={one} fz="sm" fw={540}>
          {one}
        </Text>
      ))}
      <List fz="sm" spacing={2}>
        {[...plan.sideEffects, ...(task === 'restore' ? [] : [UNDO_WORDS[plan.undo]])].map((one) => (
          <List.Item key={one}>{one}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
