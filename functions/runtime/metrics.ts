// One set of metrics per event function; apart from the logger, as the API counts nothing and need not carry it.
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** An invocation that counted nothing is no reason for a line in the log. */
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

export const metrics = new Metrics({ logger: quiet });

/** Log entries that could not be delivered; the alarm of the stack watches them. */
export function countParkedEntries(count: number): void {
  metrics.addMetric('ParkedEntries', MetricUnit.Count, count);
}
