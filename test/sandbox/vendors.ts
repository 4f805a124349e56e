// Every vendor that the sandbox imitates, by the id of its connector.
import { adobe } from './adobe/imitation.ts';
import { atlassian } from './atlassian/imitation.ts';
import { github } from './github/imitation.ts';
import { google } from './google/imitation.ts';
import type { Imitation } from './imitation.ts';
import { microsoft } from './microsoft/imitation.ts';
import { okta } from './okta/imitation.ts';
import { salesforce } from './salesforce/imitation.ts';
import { scim } from './scim/imitation.ts';
import { slack } from './slack/imitation.ts';
import { zoom } from './zoom/imitation.ts';

export const IMITATIONS = {
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
} as const;

export type VendorId = keyof typeof IMITATIONS;
export const VENDOR_IDS = Object.keys(IMITATIONS) as VendorId[];

type PartsOf<V extends VendorId> =
  (typeof IMITATIONS)[V] extends Imitation<infer Keys, infer Done> ? { keys: Keys; done: Done } : never;
export type KeysOf<V extends VendorId> = PartsOf<V>['keys'];
export type DoneOf<V extends VendorId> = PartsOf<V>['done'];
