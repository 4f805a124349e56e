// Prints an access token for a role: `npm run token -- --role finance [--data DIR]`.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { handler as signIn } from '#functions/sign-in/handler.ts';
import { Role } from '#shared/domain/access/role.ts';
import { accessToken } from './access-token.ts';
import { readJson } from './durable-file.ts';
import { ISSUER_PATH } from './issuer-path.ts';
import { signingKey } from './signing-key.ts';
import { USERS } from './users.ts';

const { values } = parseArgs({
  options: { role: { type: 'string', default: 'viewer' }, data: { type: 'string', default: '.local' } },
});
const role = Role.safeParse(values.role);
const address = z.object({ origin: z.url() }).safeParse(await readJson(join(values.data, 'address.json')));
const user = USERS.find((each) => each.role === role.data);
if (!user) fail(`--role is one of ${Role.options.join(', ')}`);
else if (!address.success) fail(`Nothing has been started in ${values.data} yet: run npm start first`);
else
  console.log(
    await accessToken(user, address.data.origin + ISSUER_PATH, await signingKey(values.data), signIn),
  );

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
