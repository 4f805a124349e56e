// What will be done, what else comes of it and whether it can be taken back; or what a person does instead.
import { List, Stack, Text } from '@mantine/core';
import type { PlannedAction } from '#shared/domain/reclaim/action.ts';
import { UNDO_WORDS } from './words.ts';

export function PlanView({ plan }: { readonly plan: PlannedAction }) {
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
        {[...plan.sideEffects, UNDO_WORDS[plan.undo]].map((one) => (
          <List.Item key={one}>{one}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
