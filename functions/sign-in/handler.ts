// Before a token is made, the verified mail, the name and the roles are put into the access token.
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import { rolesOfGroups } from './roles-of-groups.ts';

/** A mail address that nobody proved is not put into the token: without it every request is refused as not signed in. */
export async function handler(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  const { userAttributes, groupConfiguration } = event.request;
  const federated = userAttributes['cognito:user_status'] === 'EXTERNAL_PROVIDER';
  const verified = userAttributes.email_verified === 'true' || federated;
  const { email, given_name, family_name } = userAttributes;
  const name = userAttributes.name || [given_name, family_name].filter(Boolean).join(' ');
  // Only a company's identity provider may say groups in an attribute; a local user could have written it.
  const roles = new Set([
    ...rolesOfGroups(groupConfiguration.groupsToOverride),
    ...(federated ? rolesOfGroups(userAttributes['custom:groups']) : []),
  ]);
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: {
          ...(verified && email && { mail: foldMail(email) }),
          ...(name && { name }),
          roles: `[${[...roles].join(' ')}]`,
        },
      },
    },
  };
  return event;
}
