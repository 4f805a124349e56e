// One rule: what a transaction must say, and whose it is then.
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SpendRule, TextMatch } from '#shared/domain/spend/rule.ts';
import { ApplicationChoice } from '#web/features/applications/application-choice.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { MATCH_WORDS } from './words.ts';

interface RuleDialogProps {
  readonly rule: SpendRule | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSave: (rule: SpendRule) => void;
}

export function RuleDialog({ rule, busy, error, onClose, onSave }: RuleDialogProps) {
  const [match, setMatch] = useState<TextMatch>(rule?.match ?? 'contains');
  const [text, setText] = useState(rule?.text ?? '');
  const [account, setAccount] = useState(rule?.account ?? '');
  const [least, setLeast] = useState(rule?.least ?? '');
  const [most, setMost] = useState(rule?.most ?? '');
  const [applicationId, setApplicationId] = useState(rule?.applicationId ?? '');
  const [trouble, setTrouble] = useState<Readonly<Record<string, string>>>({});
  const submit = () => {
    const read = SpendRule.safeParse({
      id: rule?.id ?? crypto.randomUUID(),
      match,
      text,
      applicationId,
      ...(account.trim() !== '' && { account }),
      ...(least.trim() !== '' && { least: least.trim() }),
      ...(most.trim() !== '' && { most: most.trim() }),
    });
    if (read.success) return onSave(read.data);
    setTrouble(Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message])));
  };
  return (
    <FormDialog
      title={rule ? 'Change the rule' : 'Add a rule'}
      submit={rule ? 'Save' : 'Add'}
      busy={busy}
      error={error ?? (trouble.applicationId && new Error('Choose an application.'))}
      onClose={onClose}
      onSubmit={submit}
    >
      <Fields>
        <Select
          label="The text"
          data={TextMatch.options.map((value) => ({ value, label: MATCH_WORDS[value] }))}
          value={match}
          allowDeselect={false}
          onChange={(value) => setMatch(TextMatch.parse(value))}
        />
        <TextInput
          label="Of the statement"
          placeholder="figma"
          maxLength={200}
          value={text}
          error={trouble.text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Fields>
      <Fields>
        <TextInput
          label="Amount from"
          placeholder="Any"
          value={least}
          error={trouble.least}
          onChange={(event) => setLeast(event.currentTarget.value)}
        />
        <TextInput
          label="Amount to"
          placeholder="Any"
          value={most}
          error={trouble.most}
          onChange={(event) => setMost(event.currentTarget.value)}
        />
        <TextInput
          label="Account or card"
          placeholder="Any"
          maxLength={100}
          value={account}
          error={trouble.account}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
      </Fields>
      <ApplicationChoice value={applicationId} onChange={setApplicationId} />
    </FormDialog>
  );
}
