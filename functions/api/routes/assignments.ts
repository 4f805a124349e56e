// Assignments by hand over HTTP: one edit at a time.
import type { ApiContext } from '#functions/runtime/context.ts';
import * as routes from '#shared/api/assignments.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { assignmentProblem } from '#shared/domain/assignments/assignment.ts';
import type { AssignmentEdit } from '#shared/domain/assignments/edits.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { type EditedAssignments, type EditFrame, editAssignments } from '#shared/snapshots/assignments.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { announceAssignments, assignable, toldAssignments } from '../assignable.ts';
import { endpoint } from '../endpoint.ts';

/** One edit of a license that can be assigned, and the hurry for whoever counts. */
async function edit(
  context: ApiContext,
  change: AssignmentEdit,
  frame: Pick<EditFrame, 'actor' | 'at'>,
): Promise<Outcome<EditedAssignments>> {
  const { table } = context;
  const applicationId = applicationIdOf(change.licenseId);
  const [license, { timeZone }] = await Promise.all([
    assignable(table, applicationId, change.licenseId),
    settingsOf(table),
  ]);
  if (!license.ok) return license;
  const edited = await editAssignments(table, applicationId, [change], {
    ...frame,
    timeZone,
    told: toldAssignments(() => license.value),
  });
  if (edited.ok) await announceAssignments(context, edited.value, frame.at);
  return edited;
}

export const assignmentEndpoints = [
  endpoint(routes.putAssignment, async (context, { params, body, actor, at }) => {
    const refusal = assignmentProblem(body);
    if (refusal) return { ok: false, refusal };
    const { id: licenseId, mail } = params;
    const { role = null, from = null, until = null } = body;
    const put = { act: 'put', mail, licenseId, terms: { role, from, until } } as const;
    const edited = await edit(context, put, { actor, at });
    return edited.ok ? done({ mail, licenseId, ...body }) : edited;
  }),

  endpoint(routes.removeAssignment, async (context, { params, actor, at }) => {
    const { id: licenseId, mail } = params;
    const edited = await edit(context, { act: 'remove', mail, licenseId }, { actor, at });
    if (!edited.ok) return edited;
    return edited.value.changes.length > 0
      ? done(undefined)
      : refuse('notFound', 'Nobody assigned this license to that address by hand');
  }),
];
