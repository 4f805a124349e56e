// The one table, built from the same declaration that the stores write its keys by.
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TABLE } from '#shared/table/keys.ts';
import type { Grant } from './function.ts';

/** Everything by key or index; Scan is not among it, for nobody. */
const ACTIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
].map((action) => `dynamodb:${action}`);

const text = (name: string) => ({ name, type: AttributeType.STRING });

export class Storage extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { keepData }: { readonly keepData: boolean }) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      timeToLiveAttribute: TABLE.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      // Encrypted by a key that DynamoDB owns: one of our own would be paid for with every request.
    });
    for (const [indexName, index] of Object.entries(TABLE.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType[index.projection],
      });
    }
  }

  readonly readAndWrite: Grant = (fn) => {
    fn.addEnvironment('TABLE_NAME', this.table.tableName);
    const indexes = Object.keys(TABLE.indexes).map((name) => `${this.table.tableArn}/index/${name}`);
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ACTIONS, resources: [this.table.tableArn, ...indexes] }),
    );
  };
}
