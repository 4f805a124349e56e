// What is asked about a rule before the list is saved: what it says, or whether it goes.
import { ruleSentence, type SpendRule } from '#shared/domain/spend/rule.ts';
import { DeleteRule } from './delete-rule.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { capital } from './words.ts';

export type Asking =
  | { readonly what: 'edit' | 'delete'; readonly rule: SpendRule }
  | { readonly what: 'add' };

interface RuleAskingProps {
  readonly asking: Asking;
  readonly rules: readonly SpendRule[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSave: (rules: readonly SpendRule[]) => void;
}

export function RuleAsking({ asking, rules, onSave, ...props }: RuleAskingProps) {
  if (asking.what === 'delete')
    return (
      <DeleteRule
        {...props}
        sentence={capital(ruleSentence(asking.rule))}
        onDelete={() => onSave(rules.filter(({ id }) => id !== asking.rule.id))}
      />
    );
  return (
    <RuleDialog
      {...props}
      rule={asking.what === 'edit' ? asking.rule : undefined}
      onSave={(rule) =>
        onSave(
          asking.what === 'add' ? [...rules, rule] : rules.map((one) => (one.id === rule.id ? rule : one)),
        )
      }
    />
  );
}
