// One user per role of the product.
import { Role } from '#shared/domain/access/role.ts';
import type { LocalUser } from './access-token.ts';

const NAMES: Readonly<Record<Role, string>> = {
  admin: 'Amara Okafor',
  itManager: 'Ivo Marek',
  finance: 'Fiona Lindqvist',
  procurement: 'Pedro Salgado',
  accountManager: 'Aiko Tanaka',
  viewer: 'Vera Novak',
};

export const USERS: readonly LocalUser[] = Role.options.map((role) => ({
  id: `local-${role}`,
  mail: `${NAMES[role].toLowerCase().replace(' ', '.')}@example.com`,
  name: NAMES[role],
  role,
}));
