// Many licenses are mapped to people at once: save the sheet of what there is, change it, and bring it back.
import { Alert, List, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getApplication } from '#shared/api/applications.ts';
import { listAssignments } from '#shared/api/assignments.ts';
import { beginImport } from '#shared/api/imports.ts';
import { type LicenseRow, listLicenses } from '#shared/api/licenses.ts';
import { handConnectionId } from '#shared/domain/assignments/hand-connection.ts';
import { barred, readSheet, type SheetFrame } from '#shared/domain/assignments/read-sheet.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { ExportButton } from '#web/ui/export-button.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { plural } from '#web/ui/words.ts';
import { FileDrop } from '../import/file-drop.tsx';
import { ImportSteps } from '../import/import-steps.tsx';
import type { RowCheck } from '../import/prepare.ts';

export function MapPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const permission = usePermission(beginImport);
  const application = useQuery(reading(getApplication, { params: { id } }));
  const licenses = useQuery(reading(listLicenses, { query: { applicationId: id, limit: 1000 } }));
  const assigned = useQuery(reading(listAssignments, { params: { id }, query: { limit: 25 } }));
  const error = application.error ?? licenses.error ?? assigned.error;
  const named = licenses.data?.items;
  const names = named?.filter(({ assignable }) => assignable).map(({ name }) => name);
  const { today } = useSession();
  const check = useMemo(() => sheetCheck(named ?? [], today), [named, today]);
  return (
    <Page
      title="Map licenses to people"
      back={{ to: '/applications/$id', params: { id }, name: application.data?.name ?? 'Application' }}
      lead="One sheet adds, changes and ends. Nothing changes before you have seen what it says, and whoever is not in it keeps what they hold."
      width="70rem"
    >
      {!permission.allowed ? (
        <Alert color="gray" icon={<IconEyeOff aria-hidden />}>
          {permission.reason}
        </Alert>
      ) : error ? (
        <Trouble
          error={error}
          retry={() => {
            for (const one of [application, licenses, assigned]) void one.refetch();
          }}
        />
      ) : !names || !assigned.data || !application.data ? (
        <RowsSkeleton />
      ) : names.length === 0 ? (
        <div className="sl-card">
          <Empty title="No license can be mapped by hand">
            <Text c="dimmed" fz="sm" maw="30rem">
              Connections deliver who holds the licenses of {application.data.name}, or it has none yet.
            </Text>
          </Empty>
        </div>
      ) : (
        <ImportSteps
          connectionId={handConnectionId(id)}
          kind="mapping"
          check={check}
          drop={(stage, onFile) =>
            stage.at !== 'checking' && (
              <Stack>
                <Card
                  title="1. Save the sheet"
                  lead={
                    assigned.data.total === 0
                      ? 'Nothing is assigned by hand yet: the sheet comes with its columns alone.'
                      : `It comes filled with ${plural(assigned.data.total, 'assignment')} that stand.`
                  }
                  actions={
                    <ExportButton
                      route={listAssignments}
                      input={{ params: { id }, query: {} }}
                      noun="licenses of people"
                      label="Save the sheet"
                    />
                  }
                >
                  <List fz="sm" spacing={4}>
                    <List.Item>Email Id: the person’s address. License Name: {joined(names)}.</List.Item>
                    <List.Item>
                      Start Date and End Date are the first and the last day covered; a blank one is open.
                    </List.Item>
                    <List.Item>
                      Action: blank adds or updates; <b>end</b> ends on the End Date, or today; <b>remove</b>{' '}
                      takes it away as if it had never been.
                    </List.Item>
                  </List>
                </Card>
                <Card title="2. Bring it back">
                  <FileDrop
                    reading={stage.at === 'reading' ? stage.name : undefined}
                    trouble={stage.at === 'choose' ? stage.trouble : undefined}
                    onFile={onFile}
                  />
                </Card>
              </Stack>
            )
          }
        />
      )}
    </Page>
  );
}

/** Names of licenses are known here; whether an assignment that shall end is there, the API knows. */
function sheetCheck(licenses: readonly LicenseRow[], today: string): RowCheck {
  const frame: SheetFrame = {
    licenses: licenses.map((one) => ({
      id: one.id,
      name: one.name,
      barred: barred(one, one.assignable ? undefined : one.connectionName),
    })),
    isAssigned: () => true,
    today,
  };
  return (row, number) => readSheet([row], number, frame).errors;
}

const NAMED = 6;

function joined(names: readonly string[]): string {
  const shown = names.slice(0, NAMED);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return new Intl.ListFormat('en', { type: more > 0 ? 'conjunction' : 'disjunction' }).format(all);
}
