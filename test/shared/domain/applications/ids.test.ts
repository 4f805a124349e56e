// Any thing is found by its id alone: the id begins with that of what it belongs to.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { applicationIdOf, childId, connectionIdOfClient } from '#shared/domain/applications/ids.ts';

const part = fc.stringMatching(/^[\w-]{1,40}$/);

it('a client names its connection, and both their application', () => {
  fc.assert(
    fc.property(part, part, part, (applicationId, own, clients) => {
      const connectionId = childId(applicationId, own);
      const clientId = childId(connectionId, clients);
      expect(connectionIdOfClient(clientId)).toBe(connectionId);
      expect([connectionId, clientId].map(applicationIdOf)).toEqual([applicationId, applicationId]);
    }),
  );
});

it('what is no id of a client names no connection', () => {
  for (const text of ['', 'client', '.client']) expect(connectionIdOfClient(text)).toBe('');
});
