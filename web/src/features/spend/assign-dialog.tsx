// Chosen transactions are given to an application: these alone, or all that say the same, by a rule.
import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { decideSpend, getSpendRules, putSpendRules, type SpendTransaction } from '#shared/api/spend.ts';
import { foldText } from '#shared/domain/spend/spend-row.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { ApplicationChoice } from '#web/features/applications/application-choice.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { plural } from '#web/ui/words.ts';

interface AssignDialogProps {
  readonly picked: readonly SpendTransaction[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function AssignDialog({ picked, onClose, onDone }: AssignDialogProps) {
  const [applicationId, setApplicationId] = useState('');
  const [how, setHow] = useState<'these' | 'rule'>(picked.length > 1 ? 'these' : 'rule');
  const [text, setText] = useState(picked[0]?.text.trim() ?? '');
  const { data: known } = useQuery(reading(getSpendRules, {}));
  const told = (count: string) => () => {
    say.done(count);
    onDone();
  };
  const decide = useChange(decideSpend, {
    onDone: told(`${plural(picked.length, 'transaction')} given away`),
  });
  const put = useChange(putSpendRules, { onDone: told('The rule stands; what it fits is recognized') });
  const submit = () => {
    if (how === 'these') {
      const ids = picked.map(({ id }) => id);
      decide.mutate({ body: { ids, decision: { act: 'assign', applicationId } } });
      return;
    }
    if (!known) return;
    const rule = { id: crypto.randomUUID(), match: 'contains', text, applicationId } as const;
    const rules = known.rules.map(({ applicationName: _, ...one }) => one);
    put.mutate({ body: { version: known.version, rules: [...rules, rule] } });
  };
  const fits = picked.filter((row) => foldText(row.text).includes(foldText(text))).length;
  return (
    <FormDialog
      title={picked.length === 1 ? 'Whose is it?' : `Whose are these ${picked.length} transactions?`}
      submit={how === 'these' ? 'Give' : 'Add the rule'}
      busy={decide.isPending || put.isPending}
      error={decide.error ?? put.error}
      onClose={onClose}
      onSubmit={() => applicationId !== '' && submit()}
    >
      <ApplicationChoice value={applicationId} onChange={setApplicationId} />
      <Radio.Group
        label="Which"
        value={how}
        onChange={(value) => setHow(value === 'rule' ? 'rule' : 'these')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="rule" label="Every transaction whose text contains" />
          {how === 'rule' && (
            <TextInput
              aria-label="Text that they contain"
              ml={28}
              required
              maxLength={200}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              description={
                picked.length > 1 || fits === 0 ? `Fits ${fits} of the ${picked.length} chosen` : undefined
              }
            />
          )}
          <Radio
            value="these"
            label={picked.length === 1 ? 'Only this one' : `Only these ${picked.length}`}
          />
        </Stack>
      </Radio.Group>
      <Text fz="xs" c="dimmed">
        {how === 'rule'
          ? 'Shorten the text to what all of them have in common. The rule comes last: an earlier one that fits decides first.'
          : 'What is given by hand stays there whatever the rules say.'}
      </Text>
    </FormDialog>
  );
}
