// A group gives the role of the same name; any other group gives nothing.
import { Role } from '#shared/domain/access/role.ts';

/** `groups` may be a list, or the text `[a, b]` that a SAML attribute arrives as. */
export function rolesOfGroups(groups: readonly string[] | string | undefined): Role[] {
  const names = typeof groups === 'string' ? groups.split(/[\s,[\]]+/) : (groups ?? []);
  return Role.options.filter((role) => names.includes(role));
}
