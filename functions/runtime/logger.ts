// One logger per function; it takes name and level from its own variables.
import { Logger } from '@aws-lambda-powertools/logger';

export const logger = new Logger();
