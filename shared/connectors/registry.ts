// Every connector there is, by its id.
import { adobe } from './adobe/connector.ts';
import { atlassian } from './atlassian/connector.ts';
import type { Connector } from './connector.ts';
import { csv } from './csv/connector.ts';
import { github } from './github/connector.ts';
import { google } from './google/connector.ts';
import { hand } from './hand/connector.ts';
import { microsoft } from './microsoft/connector.ts';
import { okta } from './okta/connector.ts';
import { salesforce } from './salesforce/connector.ts';
import { scim } from './scim/connector.ts';
import { slack } from './slack/connector.ts';
import { zoom } from './zoom/connector.ts';

export const CONNECTORS: readonly Connector[] = [
  salesforce,
  google,
  microsoft,
  okta,
  zoom,
  github,
  atlassian,
  adobe,
  slack,
  scim,
  csv,
  hand,
];

const byId = new Map(CONNECTORS.map((connector) => [connector.id, connector]));

/** `undefined` for an id that no connector has. */
export function connectorById(id: string): Connector | undefined {
  return byId.get(id);
}
