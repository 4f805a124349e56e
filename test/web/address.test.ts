// What a list shows stands in its address and nowhere else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listLicenses } from '#shared/api/licenses.ts';
import { changedSearch, filtersIn, readSearch } from '#web/api/list-search.ts';
import { parseSearch, stringifySearch } from '#web/app/search.ts';

test('an address is plain names and texts that a person can read', () => {
  expect(stringifySearch({ text: 'sales cloud', sort: 'seats', cursor: undefined, kind: '' })).toBe(
    '?text=sales+cloud&sort=seats',
  );
  expect(stringifySearch({})).toBe('');
});

test('whatever stands in an address is read back as it was written', () => {
  const texts = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(texts, (search) => {
      const own = { ...search };
      expect({ ...parseSearch(stringifySearch(own)) }).toEqual(own);
    }),
  );
});

test('what the route would refuse is dropped, so that an old link still opens', () => {
  const read = readSearch(listLicenses.query, {
    text: 'cloud',
    kind: 'metric',
    sort: 'seats',
    limit: '33',
    overAssigned: 'true',
    tab: 'people',
  });
  expect(read).toEqual({ text: 'cloud', sort: 'seats', overAssigned: 'true' });
});

test('every search that is read is one the route takes', () => {
  const names = Object.keys(listLicenses.query.shape);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (search) => {
      expect(listLicenses.query.safeParse(readSearch(listLicenses.query, search)).success).toBe(true);
    }),
  );
});

test('a changed filter begins again at the first page and keeps the order and the open tab', () => {
  const before = { text: 'a', sort: 'name', cursor: 'xyz', page: '3', tab: 'people' };
  expect(changedSearch(before, { text: 'b' })).toEqual({ text: 'b', sort: 'name', tab: 'people' });
  expect(changedSearch(before, { text: undefined })).toEqual({ sort: 'name', tab: 'people' });
});

test('turning a page keeps the filters', () => {
  expect(changedSearch({ text: 'a' }, { cursor: 'n', page: '2' })).toEqual({
    text: 'a',
    cursor: 'n',
    page: '2',
  });
  expect(
    changedSearch({ text: 'a', cursor: 'n', page: '2' }, { cursor: undefined, page: undefined }),
  ).toEqual({ text: 'a' });
});

test('order and place narrow nothing, so they are no filters', () => {
  expect(filtersIn({ sort: 'name', order: 'desc', limit: '50', cursor: 'x', kind: 'user' })).toEqual([
    'kind',
  ]);
});
