// One set of metrics per event function; apart from the logger, as the API counts nothing and need not carry it.
import { Metrics } from '@aws-lambda-powertools/metrics';

export const metrics = new Metrics();
