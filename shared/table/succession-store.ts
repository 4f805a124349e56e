// Which contract follows on one is claimed before it is said: of two that would, one does.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { loadContract } from './contract-store.ts';
import { keys } from './keys.ts';
import { getItem, type Table } from './table.ts';

/** A request that claims is answered sooner; a claim that is older and whose contract says nothing of it is nobody's. */
const WRITING_MS = 60_000;

interface Claim {
  readonly successorId: string;
  readonly claimedAt: Instant;
}

async function claimOf(table: Table, contractId: string): Promise<Claim | undefined> {
  const item = await getItem(table, keys.successor(contractId));
  return item && { successorId: item.successorId as string, claimedAt: item.claimedAt as Instant };
}

/** A claim stands while its contract says the same, or is about to. */
async function stands(
  table: Table,
  contractId: string,
  { successorId, claimedAt }: Claim,
  at: Instant,
): Promise<boolean> {
  if (Date.parse(at) - Date.parse(claimedAt) < WRITING_MS) return true;
  return (await loadContract(table, successorId))?.state.predecessorId === contractId;
}

/** The contract that follows on one, or is being made to. */
export async function claimedSuccessor(
  table: Table,
  contractId: string,
  at: Instant,
): Promise<string | undefined> {
  const claim = await claimOf(table, contractId);
  return claim && (await stands(table, contractId, claim, at)) ? claim.successorId : undefined;
}

/** @returns false where another contract follows on it, or is being made to */
export async function claimSuccession(
  table: Table,
  contractId: string,
  successorId: string,
  at: Instant,
): Promise<boolean> {
  const known = await claimOf(table, contractId);
  if (known && known.successorId !== successorId && (await stands(table, contractId, known, at)))
    return false;
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.successor(contractId), successorId, claimedAt: at },
        ConditionExpression: known
          ? '#successor = :known AND #claimed = :claimed'
          : 'attribute_not_exists(PK)',
        ...(known && {
          ExpressionAttributeNames: { '#successor': 'successorId', '#claimed': 'claimedAt' },
          ExpressionAttributeValues: { ':known': known.successorId, ':claimed': known.claimedAt },
        }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Lets another contract follow at once; what is not released is nobody's after a minute. */
export async function releaseSuccession(
  table: Table,
  contractId: string,
  successorId: string,
): Promise<void> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.successor(contractId),
        ConditionExpression: '#successor = :successor',
        ExpressionAttributeNames: { '#successor': 'successorId' },
        ExpressionAttributeValues: { ':successor': successorId },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
