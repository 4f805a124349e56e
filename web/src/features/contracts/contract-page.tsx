// One contract: what follows from it today, what was decided, and how it was agreed.
import { Anchor, Button, Grid, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDotsVertical, IconExternalLink, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ContractView,
  decideContract,
  deleteContract,
  getContract,
  updateContract,
  withdrawDecision,
  withdrawNotice,
} from '#shared/api/contracts.ts';
import { isOwner } from '#shared/domain/access/owners.ts';
import { reading, useChange } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Facts } from '#web/ui/facts.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { day } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { ownersText } from '#web/ui/owner-fields.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { FREQUENCY_WORDS, plural } from '#web/ui/words.ts';
import { SubjectLog } from '../logs/subject-log.tsx';
import { ComputedDates } from './computed-dates.tsx';
import { changesOf } from './contract-changes.ts';
import { ContractForm } from './contract-form.tsx';
import { inputOf, typingOf } from './contract-typing.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { NoticeDialog } from './notice-dialog.tsx';
import { StatusMark } from './status-mark.tsx';
import { KIND_WORDS } from './words.ts';

const BACK = { to: '/contracts', name: 'Contracts' };

export function ContractPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { edit } = useSearch({ strict: false }) as Search;
  const { data, error, refetch } = useQuery(reading(getContract, { params: { id } }));
  if (error) {
    return (
      <Page title="Contract" back={BACK}>
        <Trouble error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  if (!data) return <PageSkeleton />;
  return edit === 'yes' ? <Edited key={data.version} contract={data} /> : <Shown contract={data} />;
}

function Edited({ contract }: { readonly contract: ContractView }) {
  const { today } = useSession();
  const navigate = useNavigate();
  const leave = () => void navigate({ to: '.', search: {} } as never);
  const save = useChange(updateContract, {
    onDone: () => {
      say.done('Saved');
      leave();
    },
  });
  return (
    <Page title={`Edit ${contract.name}`} back={BACK} width="76rem">
      <ContractForm
        contract={contract}
        submit="Save"
        busy={save.isPending}
        error={save.error}
        onCancel={leave}
        onSubmit={(input) => {
          const before = inputOf(typingOf(contract, today));
          save.mutate({
            params: { id: contract.id },
            body: { ...changesOf(before, input), version: contract.version } as never,
          });
        }}
      />
    </Page>
  );
}

function Shown({ contract }: { readonly contract: ContractView }) {
  const { today } = useSession();
  const { dates } = contract;
  return (
    <Page
      title={contract.name}
      back={BACK}
      badge={<StatusMark status={dates.status} />}
      lead={[KIND_WORDS[contract.kind], contract.vendor].filter(Boolean).join(' · ')}
      actions={<Actions contract={contract} />}
      width="76rem"
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Card title="What follows today">
              <ComputedDates dates={dates} today={today} />
            </Card>
            <Decided contract={contract} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Agreed contract={contract} />
        </Grid.Col>
        <Grid.Col span={12}>
          <SubjectLog kind="contract" id={contract.id} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Agreed({ contract }: { readonly contract: ContractView }) {
  const { duration, renewal, notice, documents, paymentFrequency } = contract;
  return (
    <Card title="As agreed">
      <Facts
        of={[
          [
            'Applications',
            contract.applicationIds.length > 0 && (
              <>
                {contract.applicationIds.map((id, index) => (
                  <span key={id}>
                    {index > 0 && ', '}
                    <TextLink to="/applications/$id" params={{ id }} fz="sm">
                      {contract.applicationNames[index] ?? id}
                    </TextLink>
                  </span>
                ))}
              </>
            ),
          ],
          ['Start', day(contract.start)],
          [
            'Runs',
            duration.kind === 'months'
              ? plural(duration.months, 'month')
              : duration.kind === 'until'
                ? `until ${day(duration.end)}`
                : 'until somebody ends it',
          ],
          [
            'Renewal',
            renewal.kind === 'none'
              ? 'none'
              : `${renewal.kind === 'automatic' ? 'by itself' : 'if confirmed'}, ${plural(renewal.months, 'month')} each${
                  renewal.most ? `, at most ${plural(renewal.most, 'time')}` : ''
                }`,
          ],
          ['Notice', notice ? plural(notice.count, notice.unit.slice(0, -1)) : 'none'],
          [
            'Paid',
            paymentFrequency &&
              `${FREQUENCY_WORDS[paymentFrequency]}${contract.currency ? ` in ${contract.currency}` : ''}`,
          ],
          ['First payment', contract.firstPayment && day(contract.firstPayment)],
          ['Purchase order', contract.purchaseOrder],
          ['Payment method', contract.paymentMethod],
          ['Owners', ownersText(contract.owners) || 'nobody'],
          [
            'Documents',
            documents.length > 0 &&
              documents.map(({ title, url }) => (
                <Anchor key={url} href={url} target="_blank" rel="noreferrer" fz="sm" display="block">
                  {title} <IconExternalLink size={13} aria-label="opens in a new tab" />
                </Anchor>
              )),
          ],
          ['Description', contract.description],
          ['Notes', contract.notes && <span style={{ whiteSpace: 'pre-wrap' }}>{contract.notes}</span>],
        ]}
      />
    </Card>
  );
}

function Decided({ contract }: { readonly contract: ContractView }) {
  const { id, version, confirmed, endDecidedOn, noticeSent } = contract;
  const { mail } = useSession();
  const mayDecide = usePermission(decideContract).allowed || isOwner(contract.owners, mail);
  const failed = { onError: (error: Error) => say.failed(error) };
  const takeBack = useChange(withdrawDecision, { onDone: () => say.done('The decision was taken back') });
  const takeNoticeBack = useChange(withdrawNotice, { onDone: () => say.done('The notice was taken back') });
  if (confirmed.length === 0 && !endDecidedOn && !noticeSent) return null;
  const input = { params: { id }, query: { version } };
  return (
    <Card title="What was decided">
      <Stack gap="xs">
        {confirmed.length > 0 && (
          <Text fz="sm">
            Renewed:{' '}
            {confirmed
              .map(({ months, decidedOn }) => `for ${plural(months, 'month')} on ${day(decidedOn)}`)
              .join('; ')}
          </Text>
        )}
        {endDecidedOn && <Text fz="sm">To let it end, decided {day(endDecidedOn)}</Text>}
        {noticeSent && (
          <Text fz="sm">
            Notice sent {day(noticeSent.sentOn)} by {noticeSent.channel}
          </Text>
        )}
        {mayDecide && (
          <Group gap="xs">
            {(confirmed.length > 0 || endDecidedOn) && (
              <Button
                size="xs"
                variant="default"
                loading={takeBack.isPending}
                onClick={() => takeBack.mutate(input, failed)}
              >
                Take the last decision back
              </Button>
            )}
            {noticeSent && (
              <Button
                size="xs"
                variant="default"
                loading={takeNoticeBack.isPending}
                onClick={() => takeNoticeBack.mutate(input, failed)}
              >
                Take the notice back
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Actions({ contract }: { readonly contract: ContractView }) {
  const { mail } = useSession();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'renew' | 'end' | 'notice' | 'delete'>();
  const owned = isOwner(contract.owners, mail);
  const mayEdit = usePermission(updateContract).allowed || owned;
  const mayDecide = usePermission(decideContract).allowed || owned;
  const mayDelete = usePermission(deleteContract).allowed;
  const close = () => setDialog(undefined);
  const remove = useChange(deleteContract, {
    onDone: () => {
      say.done(`${contract.name} was deleted`);
      void navigate({ to: '/contracts' } as never);
    },
  });
  const over = ['expired', 'cancelled'].includes(contract.dates.status);
  const decidable = mayDecide && !over && !contract.noticeSent;
  return (
    <>
      {decidable && contract.renewal.kind !== 'none' && (
        <Button onClick={() => setDialog('renew')}>Record renewal</Button>
      )}
      {decidable && (
        <Button variant="default" onClick={() => setDialog('notice')}>
          Notice sent
        </Button>
      )}
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => void navigate({ to: '.', search: { edit: 'yes' } } as never)}
        >
          Edit
        </Button>
      )}
      {((decidable && contract.renewal.kind !== 'automatic' && !contract.endDecidedOn) || mayDelete) && (
        <Menu>
          <Menu.Target>
            <Button variant="default" px="xs" aria-label="More about this contract">
              <IconDotsVertical size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {decidable && contract.renewal.kind !== 'automatic' && !contract.endDecidedOn && (
              <Menu.Item onClick={() => setDialog('end')}>Let it end</Menu.Item>
            )}
            {mayDelete && (
              <Menu.Item color="red" onClick={() => setDialog('delete')}>
                Delete
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {(dialog === 'renew' || dialog === 'end') && (
        <DecisionDialog contract={contract} decision={dialog} onClose={close} />
      )}
      {dialog === 'notice' && <NoticeDialog contract={contract} onClose={close} />}
      {dialog === 'delete' && (
        <FormDialog
          title={`Delete ${contract.name}?`}
          submit="Delete"
          danger
          size="md"
          busy={remove.isPending}
          error={remove.error}
          onClose={close}
          onSubmit={() => remove.mutate({ params: { id: contract.id } })}
        >
          <Text fz="sm">Nobody is reminded of it any more. Its log stays. This cannot be taken back.</Text>
        </FormDialog>
      )}
    </>
  );
}
