// What an administrator is asked for: the products to read, the scopes to grant and the key that signs.
import * as z from 'zod';

/** Products whose licenses are assigned to users (License Manager guide, Products and SKUs; read 2026-04-23). */
export const PRODUCTS = {
  'Google-Apps': 'Google Workspace',
  '101001': 'Cloud Identity',
  '101005': 'Cloud Identity Premium',
  '101031': 'Google Workspace for Education',
  '101033': 'Google Voice',
  '101034': 'Archived User',
  '101037': 'Teaching and Learning Upgrade',
  '101038': 'AppSheet',
  '101039': 'Assured Controls',
  '101040': 'Chrome Enterprise Premium',
  '101047': 'Gemini',
  '101052': 'Google Chat Interoperability',
  '101054': 'AppSheet User Pass',
  'Google-Vault': 'Google Vault',
  'Google-Drive-storage': 'Google Drive storage',
} as const;
export type ProductId = keyof typeof PRODUCTS;

/** SKUs that cost nothing: Cloud Identity, Education Fundamentals, Nonprofits, Vault of former employees. */
export const FREE = new Set([
  '1010010001',
  '1010070001',
  '1010070004',
  'Google-Apps-For-Education',
  'Google-Apps-For-Nonprofits',
  'Google-Vault-Former-Employee',
]);

export const SCOPES = {
  directory: 'https://www.googleapis.com/auth/admin.directory.user.readonly',
  licensing: 'https://www.googleapis.com/auth/apps.licensing',
  reseller: 'https://www.googleapis.com/auth/apps.order.readonly',
} as const;

/** The parts of a service account's key file that sign an assertion. */
export const KeyFile = z.object({ client_email: z.string().min(3), private_key: z.string().min(100) });
