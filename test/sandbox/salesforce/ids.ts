// Salesforce ids have 18 characters: a prefix naming the object, a number in base 62, and three that guard against lost case.

export const PREFIX = {
  User: '005',
  UserLicense: '100',
  PermissionSetLicense: '0PL',
  PermissionSetLicenseAssign: '2LA',
  PermissionSetAssignment: '0Pa',
  PermissionSetGroup: '0PG',
  Profile: '00e',
  UserLogin: '0Yw',
  ActiveFeatureLicenseMetric: '5Pb',
} as const;
export type Prefixed = keyof typeof PREFIX;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const GUARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
/** The three characters after the prefix tell where the organization lives. */
const INSTANCE = '5f0';

export function salesforceId(object: Prefixed, number: number): string {
  let rest = number;
  let digits = '';
  for (let place = 0; place < 9; place++) {
    digits = (DIGITS[rest % 62] ?? '0') + digits;
    rest = Math.floor(rest / 62);
  }
  const id = `${PREFIX[object]}${INSTANCE}${digits}`;
  return id + guardOf(id);
}

/** The number in an id of 15 or 18 characters; `undefined` for an id of another object or a mistyped one. */
export function numberOf(object: Prefixed, id: string): number | undefined {
  if (!id.startsWith(PREFIX[object] + INSTANCE) || (id.length !== 15 && id.length !== 18)) return undefined;
  let number = 0;
  for (const digit of id.slice(6, 15)) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return undefined;
    number = number * 62 + value;
  }
  return number;
}

/** One character for each five, its bits set where a capital stands. */
function guardOf(id: string): string {
  return [0, 5, 10]
    .map((from) => {
      let bits = 0;
      for (let place = 0; place < 5; place++) if (/[A-Z]/.test(id[from + place] ?? '')) bits |= 1 << place;
      return GUARD[bits];
    })
    .join('');
}
