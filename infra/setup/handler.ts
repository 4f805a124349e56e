// What a deploy needs done that CloudFormation cannot do: make the link secret, invite the first admin, delete our parameters.
import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DeleteParametersCommand,
  ParameterAlreadyExists,
  PutParameterCommand,
  paginateGetParametersByPath,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import * as z from 'zod';

const Wanted = z.discriminatedUnion('ResourceType', [
  z.object({
    ResourceType: z.literal('Custom::Parameters'),
    ResourceProperties: z.object({ Prefix: z.string(), LinkSecret: z.string() }),
  }),
  z.object({
    ResourceType: z.literal('Custom::FirstAdmin'),
    ResourceProperties: z.object({ UserPoolId: z.string(), Mail: z.string() }),
  }),
]);
type Wanted = z.infer<typeof Wanted>;

/** As many as one call deletes. */
const NAMES_PER_CALL = 10;

const LINK_SECRET_BYTES = 32;

export async function handler(event: CloudFormationCustomResourceEvent): Promise<void> {
  const identity = 'PhysicalResourceId' in event ? event.PhysicalResourceId : event.LogicalResourceId;
  try {
    const wanted = Wanted.parse(event);
    // What could not be made has nothing to take away.
    await (event.RequestType === 'Delete' ? remove(wanted) : make(wanted));
    await answer(event, { Status: 'SUCCESS', PhysicalResourceId: nameOf(wanted) });
  } catch (error) {
    await answer(event, { Status: 'FAILED', PhysicalResourceId: identity, Reason: String(error) });
  }
}

/** Another name makes CloudFormation remove what had the old one. */
function nameOf(wanted: Wanted): string {
  return wanted.ResourceType === 'Custom::Parameters'
    ? wanted.ResourceProperties.Prefix
    : wanted.ResourceProperties.Mail;
}

async function make(wanted: Wanted): Promise<void> {
  if (wanted.ResourceType === 'Custom::FirstAdmin') return invite(wanted.ResourceProperties);
  try {
    await new SSMClient({}).send(
      new PutParameterCommand({
        Name: wanted.ResourceProperties.LinkSecret,
        Value: randomBytes(LINK_SECRET_BYTES).toString('base64url'),
        Type: 'SecureString',
      }),
    );
  } catch (error) {
    if (!(error instanceof ParameterAlreadyExists)) throw error;
  }
}

async function invite({ UserPoolId, Mail }: { UserPoolId: string; Mail: string }): Promise<void> {
  const cognito = new CognitoIdentityProviderClient({});
  const UserAttributes = [
    { Name: 'email', Value: Mail },
    { Name: 'email_verified', Value: 'true' },
  ];
  const invitation = {
    UserPoolId,
    Username: Mail,
    UserAttributes,
    DesiredDeliveryMediums: ['EMAIL' as const],
  };
  try {
    await cognito.send(new AdminCreateUserCommand(invitation));
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: Mail, GroupName: 'admin' }));
}

/** A person stays: whoever was the first admin may be one of many by now. */
async function remove(wanted: Wanted): Promise<void> {
  if (wanted.ResourceType === 'Custom::FirstAdmin') return;
  const client = new SSMClient({});
  const names: string[] = [];
  const ours = { Path: wanted.ResourceProperties.Prefix, Recursive: true };
  for await (const { Parameters = [] } of paginateGetParametersByPath({ client }, ours))
    names.push(...Parameters.flatMap(({ Name }) => Name ?? []));
  for (let at = 0; at < names.length; at += NAMES_PER_CALL)
    await client.send(new DeleteParametersCommand({ Names: names.slice(at, at + NAMES_PER_CALL) }));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html */
async function answer(
  { ResponseURL, StackId, RequestId, LogicalResourceId }: CloudFormationCustomResourceEvent,
  result: {
    readonly Status: 'SUCCESS' | 'FAILED';
    readonly PhysicalResourceId: string;
    readonly Reason?: string;
  },
): Promise<void> {
  const body = JSON.stringify({ ...result, StackId, RequestId, LogicalResourceId });
  const response = await fetch(ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
  if (!response.ok) throw new Error(`CloudFormation did not take the answer: ${response.status}`);
}
