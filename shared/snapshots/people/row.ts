// A person's row names the connections that know them by their number in the manifest.
import { EmploymentStatus, type Person } from '#shared/domain/people/person.ts';

const STATUSES = EmploymentStatus.options;

type Line = [
  id: string,
  name: string,
  mails: string | string[],
  status: number,
  connections: number[],
  department?: string | null,
  title?: string | null,
  managerMail?: string | null,
];

/** @param connections ids in the order of the manifest's inputs */
export function personLine(person: Person, numberOf: ReadonlyMap<string, number>): string {
  const { id, name, mails, status, department, title, managerMail } = person;
  const known = person.connections.flatMap((connection) => numberOf.get(connection) ?? []);
  const line: Line = [
    id,
    name,
    mails.length === 1 ? (mails[0] as string) : [...mails],
    STATUSES.indexOf(status),
    known.sort((a, b) => a - b),
    department ?? null,
    title ?? null,
    managerMail ?? null,
  ];
  while (line.at(-1) === null) line.pop();
  return JSON.stringify(line);
}

export function personRow(line: string, connections: readonly string[]): Person {
  const [id, name, mails, status, known, department, title, managerMail] = JSON.parse(line) as Line;
  return {
    id,
    name,
    mails: typeof mails === 'string' ? [mails] : mails,
    status: STATUSES[status] as EmploymentStatus,
    connections: known.flatMap((number) => connections[number] ?? []),
    ...(typeof department === 'string' && { department }),
    ...(typeof title === 'string' && { title }),
    ...(typeof managerMail === 'string' && { managerMail }),
  };
}
