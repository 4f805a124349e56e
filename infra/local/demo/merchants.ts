// How the vendors of the demo stand on statements: those that are invoiced on the bank's, the others on the company card's.

export interface Merchant {
  /** Contract whose payments it takes. */
  readonly contract: string;
  /** What the statement says, and the part of it that the rule knows. */
  readonly text: string;
  readonly knownBy: string;
  readonly application: string;
  readonly paidFrom: 'bank' | 'card';
  /** Day of the month on which it is booked. */
  readonly day: number;
  /** Percent that is charged beyond what was agreed. */
  readonly over?: number;
}

const bank = (
  contract: string,
  application: string,
  text: string,
  knownBy: string,
  day: number,
  over?: number,
): Merchant => ({ contract, application, text, knownBy, day, paidFrom: 'bank', ...(over && { over }) });
const card = (...of: Parameters<typeof bank>): Merchant => ({ ...bank(...of), paidFrom: 'card' });

export const MERCHANTS: readonly Merchant[] = [
  bank(
    'Salesforce Sales and Service Cloud',
    'Salesforce',
    'SALESFORCE.COM EMEA LTD Rechnung',
    'salesforce.com',
    9,
  ),
  bank('Google Workspace', 'Google Workspace', 'GOOGLE CLOUD EMEA LTD Workspace', 'google cloud emea', 3),
  bank('Slack Business+', 'Slack', 'SLACK TECHNOLOGIES LTD', 'slack', 11),
  bank('GitHub Enterprise', 'GitHub', 'GITHUB B.V. Enterprise', 'github', 6, 4),
  bank('HubSpot Marketing Hub', 'HubSpot', 'HUBSPOT GERMANY GMBH', 'hubspot', 14),
  bank(
    'Adobe Creative Cloud for teams',
    'Adobe Creative Cloud',
    'ADOBE SYSTEMS SOFTWARE IRELAND',
    'adobe',
    12,
  ),
  card('Figma Organization', 'Figma', 'FIGMA INC ORGANIZATION', 'figma', 8),
  card('Notion Business', 'Notion', 'NOTION LABS, INC.', 'notion', 5, -2),
  card('Zoom Workplace', 'Zoom', 'ZOOM.US 888-799-9666', 'zoom.us', 10, 8),
  card('Datadog Pro', 'Datadog', 'DATADOG, INC.', 'datadog', 15),
  card('DocuSign eSignature', 'DocuSign', 'DOCUSIGN INC', 'docusign', 7),
  card('1Password Business', '1Password', '1PASSWORD* AGILEBITS', '1password', 13),
];

/** Nobody knows them: no contract names them and no rule does. */
export const UNKNOWN = [
  { text: 'LOVABLE LABS AB', amount: '25.00', currency: 'EUR', day: 17 },
  { text: 'CURSOR, AI POWERED IDE', amount: '40.00', currency: 'USD', day: 21 },
] as const;
