// A cancellation is done once its notice is sent: the letter stands here until then.
import type { RenewalView } from '#shared/api/renewals.ts';
import { useSession } from '#web/app/session.ts';
import { Card } from '#web/ui/page.tsx';
import { useRights } from '../contracts/use-rights.ts';
import { actionsOf } from './actions.ts';
import { LetterText } from './letter.tsx';

export function NoticeCard({ view }: { readonly view: RenewalView }) {
  const { today } = useSession();
  const { mayDecide } = useRights(view.contract);
  if (view.letter === null || !actionsOf(view, mayDecide, today).notice) return null;
  return (
    <Card
      title="The notice, ready to send"
      lead="Once it is sent, record it: only then is the contract cancelled"
    >
      <LetterText letter={view.letter} contractName={view.contract.name} />
    </Card>
  );
}
