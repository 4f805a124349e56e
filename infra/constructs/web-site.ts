// The page and the API share one origin: CloudFront serves the page from a private bucket and hands `/api/*` on.
import { type CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  type ResponseCustomHeader,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { FILE_ADDRESS } from '../page-address.ts';
import type { Grant } from './function.ts';

/** Runs at CloudFront, in its own small dialect. */
export const PAGE_FOR_EVERY_ADDRESS = `function handler(event) {
  var request = event.request;
  if (!${FILE_ADDRESS}.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

const YEAR = Duration.days(365);

export class WebSite extends Construct {
  readonly #bucket: IBucket;
  readonly #distribution: Distribution;
  readonly #domain: string | undefined;

  constructor(scope: Construct, id: string, { config, apiHost }: { config: StageConfig; apiHost: string }) {
    super(scope, id);
    this.#domain = config.domain?.name;
    this.#bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Holds nothing that the next deploy would not bring again.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    }) as IBucket;
    this.#distribution = new Distribution(this, 'Distribution', {
      comment: 'Seatledger',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(config.domain && {
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        domainNames: [config.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', config.domain.certificateArn),
      }),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.#bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headersPolicy(this, 'PageHeaders', pagePolicy(Stack.of(this))),
        compress: true,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'PageForEveryAddress', {
              code: FunctionCode.fromInline(PAGE_FOR_EVERY_ADDRESS),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(apiHost),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: headersPolicy(this, 'ApiHeaders', API_POLICY),
          compress: true,
        },
      },
    });
    acknowledgeChoices(this.#bucket, this.#distribution);
  }

  /** Origin of page and API, without a slash at the end. */
  get publicUrl(): string {
    return `https://${this.#domain ?? this.#distribution.distributionDomainName}`;
  }

  readonly knowPublicUrl: Grant = (fn) => {
    fn.addEnvironment('PUBLIC_URL', this.publicUrl);
  };

  /** Hashed files stay for those who have the page open; everything else is asked for anew each time. */
  publish(builtPage: string, pageConfig: Readonly<Record<string, string>>): void {
    const destinationBucket = this.#bucket;
    const files = new BucketDeployment(this, 'Files', {
      destinationBucket,
      sources: [Source.asset(builtPage, { exclude: ['*', '!assets', '!assets/**'] })],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(YEAR), CacheControl.immutable()],
      prune: false,
      memoryLimit: 256,
    });
    const entry = new BucketDeployment(this, 'Entry', {
      destinationBucket,
      sources: [
        Source.asset(builtPage, { exclude: ['assets', 'assets/**', '.vite', '.vite/**'] }),
        Source.jsonData('config.json', pageConfig),
      ],
      cacheControl: [CacheControl.noCache()],
      prune: false,
      memoryLimit: 256,
      distribution: this.#distribution,
      distributionPaths: ['/*'],
    });
    entry.node.addDependency(files);
    acknowledgeHelper(Stack.of(this), this.#bucket);
  }
}

/** Everything from here, and sign-in at Cognito; Mantine writes style attributes, hence the one exception. */
function pagePolicy({ region, urlSuffix }: Stack): string {
  const signIn = `https://cognito-idp.${region}.${urlSuffix} https://*.auth.${region}.amazoncognito.com`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${signIn}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The reference page of the API has styles of its own and nothing else. */
const API_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const CUSTOM_HEADERS: ResponseCustomHeader[] = [
  { header: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=()', override: true },
  { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
];

function headersPolicy(scope: Construct, id: string, contentSecurityPolicy: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: YEAR, includeSubdomains: true, override: true },
    },
    customHeadersBehavior: { customHeaders: CUSTOM_HEADERS },
  });
}

function acknowledgeChoices(bucket: IBucket, distribution: Distribution): void {
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'The bucket holds the public page only and is read by CloudFront alone.',
  });
  Validations.of(distribution).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'People work from anywhere.' },
    {
      id: 'AwsSolutions-CFR2',
      reason: 'A web ACL costs more than the whole stack; every request needs a token.',
    },
    { id: 'AwsSolutions-CFR3', reason: 'The API keeps an access log; of the page there is nothing to know.' },
    {
      id: 'AwsSolutions-CFR4',
      reason:
        'Without a domain of one’s own CloudFront’s certificate sets the protocol; with one it is TLS 1.2.',
    },
  );
}

/** The CDK's own helper copies the page into the bucket; its code and role are not ours to narrow. */
function acknowledgeHelper(stack: Stack, bucket: IBucket): void {
  const helper = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  if (!helper)
    throw new Error('The helper that copies the page has another name than this version of the CDK gives');
  const all = stack.getLogicalId(bucket.node.defaultChild as CfnElement);
  const assets = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*';
  const wide = [
    ...['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'].map(
      (action) => `Action::s3:${action}`,
    ),
    ...[assets, `<${all}.Arn>/*`, '*'].map((resource) => `Resource::${resource}`),
  ];
  Validations.of(helper).acknowledge(
    ...wide.map((finding) => ({
      id: `AwsSolutions-IAM5[${finding}]`,
      reason:
        'Reads the assets of the deploy, writes the bucket of the page, invalidates what CloudFront holds.',
    })),
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'The CDK gives its helper this role; it writes logs.',
    },
    { id: 'AwsSolutions-L1', reason: 'The CDK chooses the runtime of its helper.' },
  );
}
