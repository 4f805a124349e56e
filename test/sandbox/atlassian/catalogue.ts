// What the Atlassian organization has: products at its site, and groups that give access to them.

/** Looks like a UUID and is none, as Atlassian's are. */
export const ORGANIZATION = '8a130dbc-06bc-1a05-jjk7-9822046115j1';
export const DIRECTORY = '5f7a2c1e-91d0-4d5b-8f0a-3f1f5b7c0d42';
const SITE = '5c413fde-2f0e-4c86-9a55-0b1b6a1fd3c7';
const TRIAL = 'c01d9f0a-0d2b-46a4-b5a2-0a1f7f9b3e10';

export interface Product {
  readonly id: string;
  readonly site: string;
  readonly host: string;
  readonly name: string;
  readonly key: string;
  readonly online: boolean;
  /** A copy to try things in, which nobody pays for. */
  readonly sandbox: boolean;
}

const product = (key: string, name: string, more: Partial<Product> = {}): Product => ({
  id: `ari:cloud:${key}::site/${more.site ?? SITE}`,
  site: SITE,
  host: 'meridian',
  name,
  key,
  online: true,
  sandbox: false,
  ...more,
});

export const JIRA = product('jira-software', 'Jira');
export const CONFLUENCE = product('confluence', 'Confluence');
export const SERVICE = product('jira-servicedesk', 'Jira Service Management');
/** By position: what the members of the workspace hold. */
export const PRODUCTS: readonly Product[] = [
  JIRA,
  CONFLUENCE,
  SERVICE,
  product('jira-software', 'Jira', { site: TRIAL, host: 'meridian-sandbox', sandbox: true }),
  product('opsgenie', 'Opsgenie', { online: false }),
];

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly gives: readonly Product[];
  /** Kept in step by an identity provider. */
  readonly synced: boolean;
}

const team = (number: number, name: string, gives: readonly Product[], synced = false): Team => ({
  id: `9c2f7b1${number}-3d4e-4a5b-8c6d-7e8f9a0b1c2d`,
  name,
  gives,
  synced,
});

export const JIRA_USERS = team(1, 'jira-users-meridian', [JIRA]);
export const CONFLUENCE_USERS = team(2, 'confluence-users-meridian', [CONFLUENCE]);
export const EVERYBODY = team(3, 'meridian-everybody', [JIRA, CONFLUENCE]);
export const AGENTS = team(4, 'okta-service-agents', [SERVICE], true);
export const TEAMS: readonly Team[] = [JIRA_USERS, CONFLUENCE_USERS, EVERYBODY, AGENTS];
