// Everything the local issuer answers begins with this path, so that page, API and issuer share one origin.
import { USER_POOL_ID } from './access-token.ts';

export const ISSUER_PATH = `/${USER_POOL_ID}`;
