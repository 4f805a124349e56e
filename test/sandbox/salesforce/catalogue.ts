// What the organisation has bought at Salesforce: user licenses, permission set licenses and features.
import type { Department } from '../organisation/organisation.ts';

export interface UserLicense {
  readonly name: string;
  readonly key: string;
  readonly userType: string;
  readonly profile: string;
  readonly disabled?: true;
  /** Not bought by need: the number that comes with the organization. */
  readonly given?: number;
}

export const USER_LICENSES = [
  { name: 'Salesforce', key: 'SFDC', userType: 'Standard', profile: 'Standard User' },
  { name: 'Salesforce Platform', key: 'AUL', userType: 'Standard', profile: 'Standard Platform User' },
  { name: 'Chatter Free', key: 'CSN_User', userType: 'CsnOnly', profile: 'Chatter Free User', given: 5_000 },
  {
    name: 'Partner Community',
    key: 'PID_Partner_Community',
    userType: 'PowerPartner',
    profile: 'Partner Community User',
  },
  {
    name: 'Salesforce Integration',
    key: 'PID_Salesforce_API_Only',
    userType: 'Standard',
    profile: 'Minimum Access - API Only Integrations',
    given: 5,
  },
  {
    name: 'Analytics Cloud Integration User',
    key: 'PID_INSIGHTS_INTEGRATION',
    userType: 'Standard',
    profile: 'Analytics Cloud Integration User',
    given: 2,
  },
  {
    name: 'Work.com Only',
    key: 'PID_WDC',
    userType: 'Standard',
    profile: 'Work.com Only User',
    given: 0,
    disabled: true,
  },
] as const satisfies readonly UserLicense[];

export const LICENSE = {
  salesforce: 0,
  platform: 1,
  chatter: 2,
  partner: 3,
  integration: 4,
  analytics: 5,
} as const;

/** Shares of a department's people with a Salesforce, a Platform and a Chatter license; the rest have no account. */
export const SHARES: Readonly<Record<Department, readonly [number, number, number]>> = {
  Sales: [0.88, 0.05, 0.02],
  'Customer Service': [0.8, 0.08, 0.05],
  Marketing: [0.4, 0.25, 0.15],
  Finance: [0.08, 0.35, 0.25],
  Operations: [0.06, 0.3, 0.3],
  Engineering: [0.04, 0.12, 0.3],
};

export interface PermissionSetLicense {
  readonly name: string;
  readonly key: string;
  /** Share of the active holders of a Salesforce license in these departments who have it. */
  readonly share: number;
  readonly departments: readonly Department[];
  readonly disabled?: true;
  /** Last day, counted from the end of the contract year. */
  readonly expires?: true;
}

export const PERMISSION_SET_LICENSES: readonly PermissionSetLicense[] = [
  {
    name: 'Sales Cloud Einstein',
    key: 'SalesCloudEinsteinPsl',
    share: 0.35,
    departments: ['Sales'],
    expires: true,
  },
  { name: 'Service Cloud Voice', key: 'ServiceCloudVoicePsl', share: 0.5, departments: ['Customer Service'] },
  {
    name: 'CRM Analytics Plus',
    key: 'EinsteinAnalyticsPlusPsl',
    share: 0.15,
    departments: ['Sales', 'Marketing', 'Finance'],
  },
  { name: 'Salesforce Maps', key: 'SfMapsPsl', share: 0.1, departments: ['Sales'] },
  { name: 'Survey Creator', key: 'SurveyCreatorPsl', share: 0, departments: [], disabled: true },
];

export interface Feature {
  /** Field of User. */
  readonly field: string;
  /** As ActiveFeatureLicenseMetric names it. */
  readonly type: string;
  readonly share: number;
  readonly departments: readonly Department[];
}

export const FEATURES: readonly Feature[] = [
  {
    field: 'UserPermissionsMarketingUser',
    type: 'MarketingUser',
    share: 0.7,
    departments: ['Marketing', 'Sales'],
  },
  { field: 'UserPermissionsSupportUser', type: 'SupportUser', share: 0.9, departments: ['Customer Service'] },
  {
    field: 'UserPermissionsKnowledgeUser',
    type: 'KnowledgeUser',
    share: 0.4,
    departments: ['Customer Service', 'Engineering'],
  },
  {
    field: 'UserPermissionsInteractionUser',
    type: 'InteractionUser',
    share: 0.2,
    departments: ['Sales', 'Operations', 'Finance'],
  },
  { field: 'UserPermissionsSFContentUser', type: 'SFContentUser', share: 0.5, departments: ['Marketing'] },
];
