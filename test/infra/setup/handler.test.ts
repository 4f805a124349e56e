// What a deploy has done for it: one link secret ever, one invitation ever, and nothing of ours left after a destroy.
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bodyOf, type Listening, listen } from '#infra/local/http-server.ts';
import { handler } from '#infra/setup/handler.ts';

const PREFIX = '/seatledger/prod';
const POOL = { UserPoolId: 'eu-west-1_a', Mail: 'ada@example.com' };

/** Parameter Store and Cognito by the calls that a deploy makes, and CloudFormation waiting for its answer. */
let aws: Listening;
let parameters: Map<string, string>;
let users: Map<string, string[]>;
let answers: Record<string, unknown>[];
let before: Record<string, string | undefined>;

const ENVIRONMENT = [
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ENDPOINT_URL_SSM',
  'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER',
] as const;

type Call = (body: Record<string, unknown>) => object;

const CALLS: Record<string, Call> = {
  'AmazonSSM.PutParameter': ({ Name, Value, Overwrite }) => {
    if (parameters.has(String(Name)) && !Overwrite) throw new Error('ParameterAlreadyExists');
    parameters.set(String(Name), String(Value));
    return { Version: 1 };
  },
  'AmazonSSM.GetParametersByPath': ({ Path, NextToken }) => {
    const names = [...parameters.keys()].filter((name) => name.startsWith(`${Path}/`));
    const from = Number(NextToken ?? 0);
    const next = from + 10 < names.length ? String(from + 10) : undefined;
    return { Parameters: names.slice(from, from + 10).map((Name) => ({ Name })), NextToken: next };
  },
  'AmazonSSM.DeleteParameters': ({ Names }) => {
    const names = Names as string[];
    if (names.length > 10) throw new Error('ValidationException');
    for (const name of names) parameters.delete(name);
    return { DeletedParameters: names };
  },
  'AWSCognitoIdentityProviderService.AdminCreateUser': ({ Username }) => {
    if (users.has(String(Username))) throw new Error('UsernameExistsException');
    users.set(String(Username), []);
    return { User: { Username } };
  },
  'AWSCognitoIdentityProviderService.AdminAddUserToGroup': ({ Username, GroupName }) => {
    users.get(String(Username))?.push(String(GroupName));
    return {};
  },
};

beforeAll(async () => {
  aws = await listen(async (request, response) => {
    const body = JSON.parse((await bodyOf(request)).toString());
    if (request.method === 'PUT') {
      answers.push(body);
      response.writeHead(200).end();
      return;
    }
    const type = { 'content-type': 'application/x-amz-json-1.1' };
    try {
      const call = CALLS[String(request.headers['x-amz-target'])];
      if (!call) throw new Error('UnknownOperationException');
      const answer = JSON.stringify(call(body));
      response.writeHead(200, type).end(answer);
    } catch (error) {
      const { message } = error as Error;
      response.writeHead(400, type).end(JSON.stringify({ __type: message, message }));
    }
  });
  before = Object.fromEntries(ENVIRONMENT.map((name) => [name, process.env[name]]));
  Object.assign(process.env, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SSM: aws.url,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: aws.url,
  });
});
afterAll(async () => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await aws.close();
});
beforeEach(() => {
  parameters = new Map();
  users = new Map();
  answers = [];
});

function asked(
  RequestType: 'Create' | 'Update' | 'Delete',
  ResourceType: string,
  properties: Record<string, string>,
): CloudFormationCustomResourceEvent {
  return {
    RequestType,
    ResourceType,
    ResponseURL: `${aws.url}/answer`,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Logical',
    ...(RequestType !== 'Create' && { PhysicalResourceId: PREFIX }),
    ResourceProperties: { ServiceToken: 'arn', ...properties },
  } as unknown as CloudFormationCustomResourceEvent;
}

const OURS = { Prefix: PREFIX, LinkSecret: `${PREFIX}/link-secret` };

test('the link secret is made once and a later deploy leaves it as it is', async () => {
  await handler(asked('Create', 'Custom::Parameters', OURS));
  const made = parameters.get(OURS.LinkSecret);
  expect(Buffer.from(made ?? '', 'base64url')).toHaveLength(32);
  await handler(asked('Update', 'Custom::Parameters', OURS));
  expect(parameters.get(OURS.LinkSecret)).toBe(made);
  expect(answers).toMatchObject([
    { Status: 'SUCCESS', PhysicalResourceId: PREFIX, LogicalResourceId: 'Logical', RequestId: 'request' },
    { Status: 'SUCCESS', PhysicalResourceId: PREFIX },
  ]);
});

test('destroying the stack deletes all parameters of ours and none of others', async () => {
  for (let at = 0; at < 25; at++) parameters.set(`${PREFIX}/connections/${at}`, 'secret');
  parameters.set('/seatledger/production/link-secret', 'of another stage');
  await handler(asked('Delete', 'Custom::Parameters', OURS));
  expect([...parameters.keys()]).toEqual(['/seatledger/production/link-secret']);
  expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
});

test('the first admin is invited once, is an admin, and stays when the stack goes', async () => {
  await handler(asked('Create', 'Custom::FirstAdmin', POOL));
  await handler(asked('Update', 'Custom::FirstAdmin', POOL));
  await handler(asked('Delete', 'Custom::FirstAdmin', POOL));
  expect([...users.keys()]).toEqual(['ada@example.com']);
  expect(users.get('ada@example.com')).toContain('admin');
  expect(answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
});

test('what cannot be done fails the deploy with its reason', async () => {
  await handler(asked('Create', 'Custom::Unknown', {}));
  expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: 'Logical' }]);
  expect(String(answers[0]?.Reason)).toContain('ResourceType');
});
