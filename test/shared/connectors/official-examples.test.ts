import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cases as adobe } from './adobe/examples.ts';
import { cases as atlassian } from './atlassian/examples.ts';
import type { Cases } from './example.ts';
import { cases as github } from './github/examples.ts';
import { cases as google } from './google/examples.ts';
import { cases as microsoft } from './microsoft/examples.ts';
import { cases as okta } from './okta/examples.ts';
import { cases as salesforce } from './salesforce/examples.ts';
import { cases as scim } from './scim/examples.ts';
import { cases as slack } from './slack/examples.ts';
import { cases as zoom } from './zoom/examples.ts';

/** The vendors' own published examples lie beside the project, never in it. */
const FOLDER = join(import.meta.dirname, '../../../../shared/vendor-examples');

const CASES: Readonly<Record<string, Cases>> = {
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
};

describe.each(Object.entries(CASES))('the published examples of %s', (vendor, cases) => {
  const folder = join(FOLDER, vendor);
  const there = existsSync(folder);

  test.skipIf(!there)('each have a case here', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(cases).toSorted());
  });

  test.skipIf(!there).each(Object.entries(cases))('%s goes through the parsers', (file, check) => {
    check(readFileSync(join(folder, file), 'utf8'));
  });
});
