// The applications that people open through Okta, who is assigned, and which of them a group assigns.
import type { Department } from '../organisation/organisation.ts';

export interface App {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** Assigned through a group rather than one by one. */
  readonly byGroup: boolean;
  readonly shares: Readonly<Partial<Record<Department, number>>>;
}

const EVERYBODY = {
  Sales: 0.98,
  'Customer Service': 0.98,
  Engineering: 0.98,
  Marketing: 0.98,
  Finance: 0.98,
  Operations: 0.98,
} as const;

const app = (
  number: number,
  name: string,
  label: string,
  shares: App['shares'],
  more: Partial<Pick<App, 'status' | 'byGroup'>> = {},
): App => ({
  id: `0oa1mrdn${String(number).padStart(3, '0')}QpWxTz0g4`,
  name,
  label,
  status: 'ACTIVE',
  byGroup: false,
  shares,
  ...more,
});

export const APPS: readonly App[] = [
  app(1, 'google', 'Google Workspace', EVERYBODY, { byGroup: true }),
  app(2, 'salesforce', 'Salesforce.com', { Sales: 0.95, 'Customer Service': 0.8, Marketing: 0.4 }),
  app(3, 'slack', 'Slack', EVERYBODY, { byGroup: true }),
  app(4, 'zoomus', 'Zoom', { Sales: 0.9, 'Customer Service': 0.5, Engineering: 0.4, Marketing: 0.5 }),
  app(5, 'figma', 'Figma', { Marketing: 0.7, Engineering: 0.25 }),
  app(6, 'githubcloud', 'GitHub Enterprise Cloud', { Engineering: 0.97 }),
  app(7, 'jira_onpremise', 'Jira', { Engineering: 0.95, 'Customer Service': 0.4, Operations: 0.2 }),
  app(8, 'miro', 'Miro', { Marketing: 0.5, Engineering: 0.3, Sales: 0.1 }),
  app(9, 'docusign', 'DocuSign', { Sales: 0.45, Finance: 0.6, Operations: 0.3 }),
  app(10, 'notion', 'Notion', { Engineering: 0.35, Marketing: 0.4 }),
  app(11, 'concur', 'SAP Concur', { Sales: 0.8, Finance: 0.95 }),
  app(12, 'oldwiki', 'Old wiki', {}, { status: 'INACTIVE' }),
];
