// What the Adobe organization has: products, the profiles that part their licenses, and a user group that gives one.

export const ORGANIZATION = 'A495E53@AdobeOrg';

export interface Profile {
  readonly name: string;
  readonly product: string;
  /** What an admin allots, not what was bought. */
  readonly quota: string;
}

export const ALL_APPS = 'All Apps plan - 100 GB';
export const PHOTOSHOP = 'Photoshop (Single App)';
export const ACROBAT = 'Acrobat Pro';

/** By position: what the members of the workspace hold. */
export const PRODUCTS: readonly string[] = [ALL_APPS, PHOTOSHOP, ACROBAT];

export const DEFAULT: Profile = { name: 'Default All Apps', product: ALL_APPS, quota: '40' };
export const MARKETING: Profile = { name: 'Marketing - All Apps', product: ALL_APPS, quota: '8' };
export const PROFILES: readonly Profile[] = [
  DEFAULT,
  MARKETING,
  { name: 'Photoshop', product: PHOTOSHOP, quota: '20' },
  { name: 'Acrobat (Büro)', product: ACROBAT, quota: '100' },
];

/** Its members are in a profile without anybody having put them there. */
export const DESIGNERS = { name: 'Designers', gives: MARKETING } as const;
