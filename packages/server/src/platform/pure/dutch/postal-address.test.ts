import { describe, expect, test } from 'vitest'
import { splitAddressLine, splitHouseNumber } from './house-number.ts'
import { parsePostcode } from './postcode.ts'

describe('splitting a written address', () => {
  test.each([
    ['Kerkstraat 12-a', 'Kerkstraat', '12', 'a'],
    ['1e Oosterparkstraat 14 hs', '1e Oosterparkstraat', '14', 'hs'],
    ['Laan 1940-1945 12 A', 'Laan 1940-1945', '12', 'A'],
    ["Plein '40-'45 3", "Plein '40-'45", '3', undefined],
    ['Plein 1813 5', 'Plein 1813', '5', undefined],
    ['Postbus 123', 'Postbus', '123', undefined],
    ['Vondelstraat 1503', 'Vondelstraat', '1503', undefined],
    ['3 Oktoberstraat 12', '3 Oktoberstraat', '12', undefined],
    ['Frans Halsstraat 84II', 'Frans Halsstraat', '84', 'II'],
    ['Merelstraat 40 1', 'Merelstraat', '40', '1'],
    ['Jan Steenlaan 56-bis A', 'Jan Steenlaan', '56', 'bis A'],
    ['Kade 3 2hoog', 'Kade', '3', '2hoog'],
    ['Adelheidstr. 4', 'Adelheidstr.', '4', undefined],
    ['Paulownastraat nr 12', 'Paulownastraat', '12', undefined],
    ['Wetstraat 16 bus 4', 'Wetstraat', '16', 'bus 4'],
    ['Kerkweg 1 A/B', 'Kerkweg', '1', 'A/B'],
    ['5601 Library Rd.', '5601 Library Rd.', undefined, undefined],
    ['Molenpad', 'Molenpad', undefined, undefined],
  ])('%s', (line, street, houseNumber, addition) => {
    expect({ houseNumber: undefined, addition: undefined, ...splitAddressLine(line) }).toEqual({
      street,
      houseNumber,
      addition,
    })
  })

  test('a postcode behind the line is taken along, and a postcode alone is not a street', () => {
    expect(splitAddressLine('Kerkstraat 12, 1234 AB Utrecht')).toEqual({
      street: 'Kerkstraat',
      houseNumber: '12',
      postcode: '1234 AB',
      place: 'Utrecht',
    })
    expect(splitAddressLine('3012 AB')).toEqual({ postcode: '3012 AB' })
  })

  test.each([
    ['19-A', '19', 'A'],
    ['12 bis', '12', 'bis'],
    ['9 -9A', '9', '9A'],
    ['9-a-9', '9', 'a-9'],
    ['9 - A9', '9', 'A9'],
    ['nr 5', '5', undefined],
    ['3012 AB', undefined, undefined],
    ['A', undefined, undefined],
    ['', undefined, undefined],
  ])('the house number cell "%s"', (cell, houseNumber, addition) => {
    expect({ houseNumber: undefined, addition: undefined, ...splitHouseNumber(cell) }).toEqual({
      houseNumber,
      addition,
    })
  })
})

describe('reading a postcode', () => {
  test.each([
    ['1234ab', 'NL', '1234 AB', undefined],
    ['1234  AB', 'NL', '1234 AB', undefined],
    ['3906VP Veenendaal', 'NL', '3906 VP', 'Veenendaal'],
    ['3820  hm A\u2019foort', 'NL', '3820 HM', 'A\u2019foort'],
    ['3511 Utrecht', 'NL', '3511', 'Utrecht'],
    ['3703', 'NL', '3703', undefined],
    ['B-1000', 'BE', '1000', undefined],
    ['44224', 'NL', '44224', undefined],
    ['sw1a 1aa', 'GB', 'SW1A 1AA', undefined],
  ])('%s in %s', (text, country, postcode, rest) => {
    expect({ rest: undefined, country: undefined, ...parsePostcode(text, country) }).toMatchObject({ postcode, rest })
  })

  test.each(['Amsterdam', '0234 AB', '35AB12', ''])('"%s" is no postcode', (text) => {
    expect(parsePostcode(text)).toBeUndefined()
  })
})
