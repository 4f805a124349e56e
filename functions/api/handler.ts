// The API is one function behind API Gateway's HTTP API.
import { apiContext } from '#functions/runtime/context.ts';
import { apiHandler } from './dispatch.ts';

export const handler = apiHandler(apiContext);
