// What the organisation has bought of Google Workspace, by product and SKU (License Manager guide, Products and SKUs).

export interface Sku {
  readonly product: string;
  readonly productName: string;
  readonly id: string;
  readonly name: string;
  /** Comes without being bought. */
  readonly free?: true;
  readonly plan: 'ANNUAL_MONTHLY_PAY' | 'ANNUAL_YEARLY_PAY' | 'FLEXIBLE';
}

const WORKSPACE = { product: 'Google-Apps', productName: 'Google Workspace' };

export const SKUS: readonly Sku[] = [
  { ...WORKSPACE, id: '1010020026', name: 'Google Workspace Enterprise Standard', plan: 'ANNUAL_YEARLY_PAY' },
  { ...WORKSPACE, id: '1010020030', name: 'Google Workspace Frontline Starter', plan: 'ANNUAL_MONTHLY_PAY' },
  {
    ...WORKSPACE,
    id: '1010020020',
    name: 'Google Workspace Enterprise Plus (formerly G Suite Enterprise)',
    plan: 'FLEXIBLE',
  },
  {
    product: '101047',
    productName: 'Gemini',
    id: '1010470001',
    name: 'Gemini Enterprise (formerly Duet AI for Enterprise)',
    plan: 'ANNUAL_MONTHLY_PAY',
  },
  {
    product: '101033',
    productName: 'Google Voice',
    id: '1010330004',
    name: 'Google Voice Standard',
    plan: 'FLEXIBLE',
  },
  {
    product: '101001',
    productName: 'Cloud Identity',
    id: '1010010001',
    name: 'Cloud Identity',
    free: true,
    plan: 'FLEXIBLE',
  },
  {
    product: '101034',
    productName: 'Archived User',
    id: '1010340004',
    name: 'Google Workspace Enterprise Standard - Archived User',
    plan: 'ANNUAL_YEARLY_PAY',
  },
];

/** Positions in SKUS. */
export const SKU = {
  standard: 0,
  frontline: 1,
  plus: 2,
  gemini: 3,
  voice: 4,
  identity: 5,
  archived: 6,
} as const;
