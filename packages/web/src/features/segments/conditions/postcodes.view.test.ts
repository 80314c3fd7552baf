import { expect, test } from 'vitest'
import { areasText, readAreas } from './postcodes.view.ts'

test.each([
  ['one area', '4101', ['4101']],
  ['several, however they are parted', '4101,4103; 4105 4107', ['4101', '4103', '4105', '4107']],
  ['a stretch', '4101-4103', ['4101', '4102', '4103']],
  ['an area twice', '4101 4101', ['4101']],
  ['nothing', ' ', []],
  ['a whole postcode', '4101 AB', null],
  ['a stretch that goes back', '4103-4101', null],
  ['a first figure of zero', '0123', null],
  ['too many', '1000-1500', null],
])('%s: %s', (_what, text, areas) => expect(readAreas(text)).toEqual(areas))

test.each([
  [['4101', '4102', '4103', '4110'], '4101-4103, 4110'],
  [['4110', '4101'], '4101, 4110'],
  [[], ''],
])('%j reads %s', (areas, text) => expect(areasText(areas)).toBe(text))
