// What the tenant has bought, which service plans each license has, and the groups that give licenses to their members.
import type { Department } from '../organisation/organisation.ts';

export interface Sku {
  readonly id: string;
  readonly partNumber: string;
  readonly appliesTo: 'User' | 'Company';
  readonly plans: readonly { readonly id: string; readonly name: string }[];
  /** Comes in any number. */
  readonly free?: true;
  readonly status: 'Enabled' | 'Warning' | 'Suspended';
}

const PLAN = {
  exchange: { id: 'efb87545-963c-4e0d-99df-69c6916d9eb0', name: 'EXCHANGE_S_ENTERPRISE' },
  sharePoint: { id: '5dbe027f-2339-4123-9542-606e4d348a72', name: 'SHAREPOINTENTERPRISE' },
  teams: { id: '57ff2da0-773e-42df-b2af-ffb7a2317929', name: 'TEAMS1' },
  yammer: { id: '7547a3fe-08ee-4ccb-b430-5077c5041653', name: 'YAMMER_ENTERPRISE' },
  powerBi: { id: '70d33638-9c74-4d01-bfd3-562de28bd4ba', name: 'BI_AZURE_P2' },
  visio: { id: '663a804f-1c30-4ff0-9915-9db84f0d1cea', name: 'VISIO_CLIENT_SUBSCRIPTION' },
  project: { id: 'fafd7243-e5c1-4a3a-9e40-495efcb1d3c3', name: 'PROJECT_CLIENT_SUBSCRIPTION' },
  copilot: { id: 'a62f8878-de10-42f3-b68f-6149a25ceb97', name: 'M365_COPILOT_APPS' },
  flow: { id: '50e68c76-46c6-4674-81f9-75456511b170', name: 'FLOW_P2_VIRAL' },
  crm: { id: 'f9646fb2-e3b2-4309-95de-dc4833737456', name: 'CRMSTANDARD' },
} as const;

/** Switched off for whoever is not to use it; a part of the two large editions alike. */
export const YAMMER = PLAN.yammer.id;
/** Of the largest edition alone. */
export const POWER_BI = PLAN.powerBi.id;

const OFFICE = [PLAN.exchange, PLAN.sharePoint, PLAN.teams, PLAN.yammer];

const sku = (
  id: string,
  partNumber: string,
  plans: Sku['plans'],
  more: Partial<Pick<Sku, 'appliesTo' | 'free' | 'status'>> = {},
): Sku => ({ id, partNumber, plans, appliesTo: 'User', status: 'Enabled', ...more });

export const SKUS: readonly Sku[] = [
  sku('06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'SPE_E5', [...OFFICE, PLAN.powerBi]),
  sku('05e9a617-0261-4cee-bb44-138d3ef5d965', 'SPE_E3', OFFICE),
  sku('66b55226-6b4f-492c-910c-a3b7a3c9d993', 'SPE_F1', [PLAN.teams, PLAN.yammer]),
  sku('639dec6b-bb19-468b-871c-c5c441c4b0cb', 'Microsoft_365_Copilot', [PLAN.copilot]),
  sku('c5928f49-12ba-48f7-ada3-0d743a3601d5', 'VISIOCLIENT', [PLAN.visio], { status: 'Warning' }),
  sku('53818b1b-4a27-454b-8896-0dba576410e6', 'PROJECTPROFESSIONAL', [PLAN.project]),
  sku('f30db892-07e9-47e9-837c-80727f46fd3d', 'FLOW_FREE', [PLAN.flow], { free: true }),
  sku('d17b27af-3f49-4822-99f9-56a661538792', 'CRMSTANDARD', [PLAN.crm], { status: 'Suspended' }),
  sku('99049c9c-6011-4908-bf17-15f496e6519d', 'SHAREPOINTSTORAGE', [], { appliesTo: 'Company' }),
];

/** Positions in SKUS. */
export const SKU = {
  e5: 0,
  e3: 1,
  f3: 2,
  copilot: 3,
  visio: 4,
  project: 5,
  flow: 6,
  crm: 7,
  storage: 8,
} as const;

/** Beside the edition that everybody has; no draw gives an edition or what is not for people. */
const NOBODY = {};
export const PRODUCTS: readonly { readonly shares: Readonly<Partial<Record<Department, number>>> }[] = [
  { shares: NOBODY },
  { shares: NOBODY },
  { shares: NOBODY },
  { shares: { Engineering: 0.35, Marketing: 0.3, Sales: 0.25, Finance: 0.2 } },
  { shares: { Engineering: 0.2, Operations: 0.15 } },
  { shares: { Engineering: 0.12, Marketing: 0.2, Finance: 0.3 } },
  { shares: { Engineering: 0.25, Finance: 0.3, Sales: 0.1 } },
  { shares: { Sales: 0.08 } },
  { shares: NOBODY },
];

export interface Group {
  readonly id: string;
  readonly name: string;
  /** Positions in SKUS. */
  readonly gives: readonly number[];
}

export const GROUPS: readonly Group[] = [
  { id: 'a1f7c1d4-3d0e-4c53-9b1c-0f2f6a6d1e01', name: 'Frontline licenses', gives: [SKU.f3, SKU.flow] },
  { id: 'b2e8d2e5-4e1f-4d64-8c2d-1a3b7b7e2f02', name: 'Office licenses', gives: [SKU.e3] },
  { id: 'c3f9e3f6-5f20-4e75-9d3e-2b4c8c8f3003', name: 'Planners', gives: [SKU.project, SKU.visio] },
];

/** Positions in GROUPS. */
export const GROUP = { frontline: 0, office: 1, planners: 2 } as const;
