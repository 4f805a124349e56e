// The HTTP API: one `$default` route behind the JWT authorizer, and beside it exactly the routes that are declared public or for machine clients.
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { giveClientToken } from '#shared/api/push.ts';
import { ROUTES } from '#shared/api/routes.ts';
import type { StageConfig } from '../config.ts';

/** Whose callers bring no token: links in mails, health, the documents of the API. */
export const PUBLIC_ROUTES = ROUTES.filter(({ access }) => access === 'public');

/** Whose callers bring a token that the function itself gave them, and that the authorizer of people does not know. */
const CLIENT_ROUTES = ROUTES.filter(({ access }) => access === 'client');

/** Programs that ask too fast are slowed down on their own routes, so that people never wait for them. */
const CLIENT_THROTTLE = { rateLimit: 20, burstLimit: 40 };
/** A client asks for a token every quarter of an hour; more than this is somebody who tries secrets. */
const TOKEN_THROTTLE = { rateLimit: 5, burstLimit: 10 };

export class Api extends Construct {
  readonly #api: HttpApi;
  readonly #stage: HttpStage;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    this.#api = new HttpApi(this, 'HttpApi', { createDefaultStage: false, description: 'Seatledger' });
    const log = new LogGroup(this, 'AccessLog', {
      retention: config.logRetentionDays as RetentionDays,
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#stage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: config.throttle.perSecond, burstLimit: config.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // Neither addresses nor tokens: who did what stands in the ledger. Not the path either: that of a calendar feed is its secret.
        format: AccessLogFormat.custom(
          JSON.stringify({
            at: '$context.requestTime',
            request: '$context.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            ms: '$context.responseLatency',
            error: '$context.error.message',
          }),
        ),
      },
    });
  }

  /** Where CloudFront sends `/api/*`. */
  get host(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.#api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  /** Refusals of the function are answers, so its failures are seen here: 5xx of function and gateway alike. */
  get failures(): IMetric {
    return this.#api.metricServerError({ period: Duration.minutes(15), statistic: 'Sum' });
  }

  serve(lambda: Lambda, authorizer: IHttpRouteAuthorizer): void {
    const integration = new HttpLambdaIntegration('Function', lambda);
    const httpApi = this.#api;
    new HttpRoute(this, 'Default', { httpApi, routeKey: HttpRouteKey.DEFAULT, integration, authorizer });
    const open = ({ id, method, path }: (typeof ROUTES)[number], reason: string): HttpRoute => {
      const routeKey = HttpRouteKey.with(path, method as HttpMethod);
      const route = new HttpRoute(this, id, { httpApi, routeKey, integration });
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
      return route;
    };
    for (const route of PUBLIC_ROUTES) {
      const reason =
        'Declared public: it tells nothing of the organisation, or checks a signed link or a secret itself.';
      const opened = open(route, reason);
      if (route.id === giveClientToken.id) this.#throttle(route, opened, TOKEN_THROTTLE);
    }
    for (const route of CLIENT_ROUTES) {
      const reason = 'For machine clients: the function checks the token that it gave them itself.';
      this.#throttle(route, open(route, reason), CLIENT_THROTTLE);
    }
  }

  #throttle(
    { method, path }: Pick<(typeof ROUTES)[number], 'method' | 'path'>,
    route: HttpRoute,
    { rateLimit, burstLimit }: { readonly rateLimit: number; readonly burstLimit: number },
  ): void {
    const stage = this.#stage.node.defaultChild as CfnStage;
    stage.addPropertyOverride(`RouteSettings.${method} ${path}`, {
      ThrottlingRateLimit: rateLimit,
      ThrottlingBurstLimit: burstLimit,
    });
    // The gateway refuses settings of a route that it does not have yet.
    this.#stage.node.addDependency(route);
  }
}
