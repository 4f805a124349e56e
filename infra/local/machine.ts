// The machine is the template's services started together on one data folder, behind one origin.
import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { handler as signIn } from '#functions/sign-in/handler.ts';
import { accessToken, CLIENT_ID, type LocalUser, tokenVerifier, USER_POOL_ID } from './access-token.ts';
import { type Bus, type Invoke, rulesOf, startBus } from './bus.ts';
import { replaceFile } from './durable-file.ts';
import { functionsOf, invoker, sharedEnvironment, sourceHandler } from './functions.ts';
import { gateway, routesOf } from './gateway.ts';
import { listening } from './http-server.ts';
import { identity } from './identity.ts';
import { ISSUER_PATH } from './issuer-path.ts';
import { lockFolder } from './lock.ts';
import { startMail } from './mail.ts';
import { startParameters } from './parameters.ts';
import { signingKey } from './signing-key.ts';
import { pageHeadersOf, site } from './site.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, startTable } from './table.ts';
import { type References, resourcesOf, type Template } from './template.ts';
import { throttlesOf } from './throttle.ts';
import { USERS } from './users.ts';

export interface MachineOptions {
  readonly template: Template;
  /** Everything that outlives the process is in it. */
  readonly folder: string;
  /** 0 for any free one. */
  readonly port: number;
  /** The built page. */
  readonly page: string;
}

export interface Machine {
  readonly origin: string;
  readonly inbox: string;
  /** What the process must have in its environment before the first function is called. */
  readonly environment: Readonly<Record<string, string>>;
  readonly bus: Bus;
  readonly invoke: Invoke;
  /** The same API for requests of another time. */
  apiAt(now: () => Date): RequestListener;
  /** An access token that this machine accepts for an hour. */
  tokenFor(user: LocalUser): Promise<string>;
  /** The folder of the function with this logical id. */
  functionName(logicalId: string): string | undefined;
  close(): Promise<void>;
}

const TABLE_NAME = 'seatledger';

/** Schedules are not started: whoever starts the machine says when its clock may run. */
export async function startMachine({ template, folder, port, page }: MachineOptions): Promise<Machine> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const closing = [await lockFolder(folder)];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    let answer: RequestListener = (_, response) => response.writeHead(503).end();
    const front = await listening(
      createServer((request, response) => answer(request, response)),
      port,
    );
    closing.push(front.close);
    const origin = front.url;
    const references = referencesOf(template, origin);
    const functions = functionsOf(template, references);
    const invoke = invoker(functions, sourceHandler);

    const table = await startTable(join(folder, 'table'), template, TABLE_NAME);
    closing.push(table.close);
    const parameters = await startParameters(folder);
    closing.push(parameters.close);
    const bus = await startBus(rulesOf(template, references), invoke, folder);
    closing.push(bus.close);
    const mail = await startMail(join(folder, 'mail'), bus.publish);
    closing.push(mail.close, bus.idle);

    const key = await signingKey(folder);
    const issuer = origin + ISSUER_PATH;
    const verify = tokenVerifier(issuer, key);
    const routes = routesOf(template);
    const api = gateway(routes, verify, invoke, { admits: throttlesOf(template) });
    const people = identity({ origin, key, users: USERS, signIn });
    const pageConfig = { authority: issuer, clientId: CLIENT_ID, stage: 'local' };
    const files = site(page, pageConfig, pageHeadersOf(template, references));
    answer = async (request, response) => {
      const path = request.url ?? '/';
      const chosen = path.startsWith('/api/') ? api : path.startsWith(`${ISSUER_PATH}/`) ? people : files;
      try {
        await chosen(request, response);
      } catch {
        // An address that is none must not end the process.
        if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain' });
        response.end();
      }
    };
    await replaceFile(join(folder, 'address.json'), JSON.stringify({ origin }));
    return {
      origin,
      inbox: mail.url,
      bus,
      invoke,
      functionName: (id) => functions.find(({ logicalId }) => logicalId === id)?.name,
      apiAt: (now) => gateway(routes, verify, invoke, { now }),
      tokenFor: (user) => accessToken(user, issuer, key, signIn),
      close,
      environment: {
        ...sharedEnvironment(functions),
        PUBLIC_URL: origin,
        ALLOW_LOOPBACK_VENDORS: 'true',
        AWS_REGION: LOCAL_REGION,
        AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
        AWS_ENDPOINT_URL_DYNAMODB: table.url,
        AWS_ENDPOINT_URL_SSM: parameters.url,
        AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
        AWS_ENDPOINT_URL_SES: mail.url,
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function referencesOf(template: Template, origin: string): References {
  const all = (type: string, name: string) => resourcesOf(template, type).map(([id]) => [id, name]);
  return Object.fromEntries([
    ...all('AWS::DynamoDB::Table', TABLE_NAME),
    ...all('AWS::DynamoDB::GlobalTable', TABLE_NAME),
    ...all('AWS::Cognito::UserPool', USER_POOL_ID),
    ...all('AWS::Cognito::UserPoolClient', CLIENT_ID),
    ...resourcesOf(template, 'AWS::CloudFront::Distribution').map(([id]) => [
      `${id}.DomainName`,
      new URL(origin).host,
    ]),
  ]);
}
