// The HTTP API: one `$default` route behind the JWT authorizer, and beside it exactly the routes that are declared public.
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
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
import { ROUTES } from '#shared/api/routes.ts';
import type { StageConfig } from '../config.ts';

/** Whose callers bring no token: links in mails, health, the documents of the API. */
export const PUBLIC_ROUTES = ROUTES.filter(({ access }) => access === 'public');

export class Api extends Construct {
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    this.#api = new HttpApi(this, 'HttpApi', { createDefaultStage: false, description: 'Seatledger' });
    const log = new LogGroup(this, 'AccessLog', {
      retention: config.logRetentionDays as RetentionDays,
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
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
    for (const { id, method, path } of PUBLIC_ROUTES) {
      const routeKey = HttpRouteKey.with(path, method as HttpMethod);
      const route = new HttpRoute(this, id, { httpApi, routeKey, integration });
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'Declared public: it tells nothing of the organisation, or checks a signed link itself.',
      });
    }
  }
}
