// What is typed of an assignment: texts, empty where nothing is said.
import type { ApplicationPerson } from '#shared/api/assignments.ts';

export interface AssignmentTyping {
  readonly mail: string;
  readonly licenseId: string;
  readonly role: string;
  readonly from: string;
  readonly until: string;
}

export const NOTHING_TYPED: AssignmentTyping = { mail: '', licenseId: '', role: '', from: '', until: '' };

export function typingOf(
  mail: string,
  { id, role, from, until }: ApplicationPerson['licenses'][number],
): AssignmentTyping {
  return { mail, licenseId: id, role: role ?? '', from: from ?? '', until: until ?? '' };
}
