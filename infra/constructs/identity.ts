// People sign in at Cognito's own pages, nobody can sign up, and the first admin is invited by the stack.
import { CustomResource, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ProviderAttribute,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolGroup,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { Role } from '#shared/domain/access/role.ts';
import type { Stage } from '../config.ts';

export interface IdentityProps {
  readonly stage: Stage;
  /** Origin of the page, where sign-in returns to. */
  readonly publicUrl: string;
  /** Puts verified mail and roles into each access token. */
  readonly signIn: Lambda;
  /** Invites the first admin. */
  readonly setup: Lambda;
}

export class Identity extends Construct {
  readonly #pool: UserPool;
  readonly #client: UserPoolClient;

  constructor(scope: Construct, id: string, { stage, publicUrl, signIn, setup }: IdentityProps) {
    super(scope, id);
    const { config, name } = stage;
    this.#pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      customAttributes: { groups: new StringAttribute({ mutable: true, maxLen: 2048 }) },
      userInvitation: {
        emailSubject: 'You are invited to Seatledger',
        emailBody: `<p>Open <a href="${publicUrl}">${publicUrl}</a> and sign in as {username} with the password <code>{####}</code>. It is good for seven days; you will choose your own.</p>`,
      },
      deletionProtection: config.keepData,
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, signIn, LambdaVersion.V2_0);
    acknowledgePlan(this.#pool);
    const groups = Role.options.map(
      (role) => new UserPoolGroup(this, role, { userPool: this.#pool, groupName: role }),
    );

    const saml =
      config.saml &&
      new UserPoolIdentityProviderSaml(this, 'Saml', {
        userPool: this.#pool,
        name: config.saml.name,
        metadata: UserPoolIdentityProviderSamlMetadata.url(config.saml.metadataUrl),
        attributeMapping: {
          email: ProviderAttribute.other('email'),
          fullname: ProviderAttribute.other('name'),
          custom: { 'custom:groups': ProviderAttribute.other('groups') },
        },
      });
    this.#client = this.#pool.addClient('Page', {
      generateSecret: false,
      authFlows: { user: true, userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [publicUrl, `${publicUrl}/`],
        logoutUrls: [publicUrl, `${publicUrl}/`],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...(config.saml ? [UserPoolClientIdentityProvider.custom(config.saml.name)] : []),
      ],
    });
    if (saml) this.#client.node.addDependency(saml);
    this.#pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: Fn.join('-', ['seatledger', name, Stack.of(this).account]) },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: this.#pool.userPoolId,
      clientId: this.#client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    if (config.firstAdmin) {
      setup.addToRolePolicy(
        new PolicyStatement({
          actions: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminAddUserToGroup'],
          resources: [this.#pool.userPoolArn],
        }),
      );
      const invited = new CustomResource(this, 'FirstAdmin', {
        resourceType: 'Custom::FirstAdmin',
        serviceToken: setup.functionArn,
        properties: { UserPoolId: this.#pool.userPoolId, Mail: config.firstAdmin },
      });
      invited.node.addDependency(...groups, this.#client);
      if (setup.role) invited.node.addDependency(setup.role);
    }
  }

  get authorizer(): HttpUserPoolAuthorizer {
    return new HttpUserPoolAuthorizer('Tokens', this.#pool, { userPoolClients: [this.#client] });
  }

  /** What the page reads at `/config.json` to find the sign-in. */
  get pageConfig(): { readonly authority: string; readonly clientId: string } {
    return { authority: this.#pool.userPoolProviderUrl, clientId: this.#client.userPoolClientId };
  }
}

function acknowledgePlan(pool: UserPool): void {
  Validations.of(pool).acknowledge(
    {
      id: 'AwsSolutions-COG2',
      reason:
        'A second factor is offered and passkeys are allowed; requiring it is the organisation’s choice.',
    },
    {
      id: 'AwsSolutions-COG3',
      reason: 'Threat protection needs the Plus plan: 0.02 USD per user and month against 0.25 USD for all.',
    },
    {
      id: 'AwsSolutions-COG8',
      reason: 'The Plus plan costs more than the whole stack; Essentials is enough.',
    },
  );
}
