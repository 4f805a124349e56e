// The applications of the demo, by the name that contracts and connections know them by.
import type * as z from 'zod';
import type { ApplicationInput } from '#shared/domain/applications/application.ts';
import { mailOf } from './owners.ts';

export const APPLICATIONS: readonly z.input<typeof ApplicationInput>[] = [
  app('Salesforce', 'Salesforce', 'CRM', 'https://www.salesforce.com'),
  app('Google Workspace', 'Google', 'Productivity', 'https://workspace.google.com'),
  app('Figma', 'Figma', 'Design', 'https://www.figma.com'),
  app('Slack', 'Salesforce', 'Communication', 'https://slack.com'),
  app('Zoom', 'Zoom', 'Communication', 'https://zoom.us'),
  app('Adobe Creative Cloud', 'Adobe', 'Design', 'https://www.adobe.com'),
  app('Notion', 'Notion Labs', 'Knowledge', 'https://www.notion.so'),
  app('GitHub', 'GitHub', 'Engineering', 'https://github.com'),
  app('Datadog', 'Datadog', 'Engineering', 'https://www.datadoghq.com'),
  app('DocuSign', 'DocuSign', 'Legal', 'https://www.docusign.com'),
  {
    ...app('HubSpot', 'HubSpot', 'Marketing', 'https://www.hubspot.com'),
    chargeback: [
      { department: 'Marketing', percent: 70 },
      { department: 'Sales', percent: 30 },
    ],
  },
  app('1Password', 'AgileBits', 'Security', 'https://1password.com'),
];

function app(name: string, vendor: string, category: string, website: string) {
  return {
    name,
    vendor,
    category,
    website,
    owners: { business: mailOf('procurement'), it: mailOf('itManager'), finance: mailOf('finance') },
  };
}
