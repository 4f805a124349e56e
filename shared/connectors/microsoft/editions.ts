// What licenses are called, and which of them are higher and lower editions of one product.

type Product = readonly [name: string, editions: Readonly<Record<string, string>>];

/**
 * Graph tells machine names alone; these are what people call them (Microsoft Entra, Product names and service plan identifiers;
 * read 2025-10). Of the editions of a product each has what those after it have.
 */
const PRODUCTS: readonly Product[] = [
  ['Microsoft 365', { SPE_E5: 'E5', SPE_E3: 'E3', SPE_F1: 'F3', M365_F1_COMM: 'F1' }],
  [
    'Microsoft 365 Business',
    { SPB: 'Premium', O365_BUSINESS_PREMIUM: 'Standard', O365_BUSINESS_ESSENTIALS: 'Basic' },
  ],
  ['Microsoft 365 Apps for', { OFFICESUBSCRIPTION: 'enterprise', O365_BUSINESS: 'business' }],
  ['Office 365', { ENTERPRISEPREMIUM: 'E5', ENTERPRISEPACK: 'E3', STANDARDPACK: 'E1', DESKLESSPACK: 'F3' }],
  [
    'Exchange Online',
    { EXCHANGEENTERPRISE: 'Plan 2', EXCHANGESTANDARD: 'Plan 1', EXCHANGEDESKLESS: 'Kiosk' },
  ],
  ['Project Plan', { PROJECTPREMIUM: '5', PROJECTPROFESSIONAL: '3', PROJECT_P1: '1' }],
  ['Visio Plan', { VISIOCLIENT: '2', VISIOONLINE_PLAN1: '1' }],
  [
    'Power BI',
    { POWER_BI_PREMIUM_PER_USER: 'Premium Per User', POWER_BI_PRO: 'Pro', POWER_BI_STANDARD: 'Free' },
  ],
  ['Enterprise Mobility + Security', { EMSPREMIUM: 'E5', EMS: 'E3' }],
  ['Microsoft Entra ID', { AAD_PREMIUM_P2: 'P2', AAD_PREMIUM: 'P1' }],
  ['Teams Phone', { MCOEV: 'Standard' }],
  ['SharePoint', { SHAREPOINTSTORAGE: 'extra storage' }],
];

/** One that is not known goes by its machine name, as far as that reads: `Microsoft_365_Copilot`. */
export function nameOf(partNumber: string): string {
  const [name, editions] = PRODUCTS.find(([, known]) => known[partNumber]) ?? [];
  return editions ? `${name} ${editions[partNumber]}` : partNumber.replaceAll('_', ' ');
}

export function isLower(to = '', from = ''): boolean {
  return PRODUCTS.some(([, editions]) => {
    const order = Object.keys(editions);
    return order.includes(from) && order.indexOf(to) > order.indexOf(from);
  });
}
