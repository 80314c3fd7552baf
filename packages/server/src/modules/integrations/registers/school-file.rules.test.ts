import { expect, test } from 'vitest'
import { findSchoolColumns, houseNumberKey, readSchoolRow } from './school-file.rules.ts'

const PRIMARY =
  'PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM ;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;STRAATNAAM CORRESPONDENTIEADRES;HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES;POSTCODE CORRESPONDENTIEADRES;PLAATSNAAM CORRESPONDENTIEADRES'
const SECONDARY =
  'PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR;STRAATNAAM CORRESPONDENTIEADRES;HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES;POSTCODE CORRESPONDENTIEADRES;PLAATSNAAM CORRESPONDENTIEADRES;NODAAL GEBIED CODE;NODAAL GEBIED NAAM;RPA-GEBIED CODE;RPA-GEBIED NAAM;WGR-GEBIED CODE;WGR-GEBIED NAAM;COROPGEBIED CODE;COROPGEBIED NAAM;ONDERWIJSGEBIED CODE;ONDERWIJSGEBIED NAAM;RMC-REGIO CODE;RMC-REGIO NAAM;VAKANTIEREGIO'

const read = (headers: string, row: string) => readSchoolRow(row.split(';'), findSchoolColumns(headers.split(';'))!)

test.each([
  { what: 'the primary list of 2017', headers: PRIMARY, register: 'schools_primary' },
  { what: 'the secondary list of 32 columns', headers: SECONDARY, register: 'schools_secondary' },
  { what: 'a list of members', headers: 'naam;postcode;plaatsnaam', register: null },
  { what: 'a list of boards', headers: 'BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;POSTCODE;PLAATSNAAM', register: null },
])('$what is $register', ({ headers, register }) => {
  expect(findSchoolColumns(headers.split(';'))?.register ?? null).toBe(register)
})

test('of a primary school the visiting address is read, not that of the mail', () => {
  expect(
    read(
      PRIMARY,
      "Drenthe;10249;16AH;16AH00;OBS 't Eenspan;Oosterstraat;19-A;7822 HG;EMMEN;0114;EMMEN;Openbaar;0591659840;          ;Postbus;1;1000 AA;AMSTERDAM",
    ),
  ).toEqual({
    ...{
      code: '16AH00',
      brin: '16AH',
      board: '10249',
      name: "OBS 't Eenspan",
      street: 'Oosterstraat',
      houseNumber: '19A',
    },
    ...{
      postcode: '7822HG',
      place: 'Emmen',
      municipalityCode: '0114',
      municipality: 'Emmen',
      denomination: 'Openbaar',
    },
    ...{ phone: '0591659840', website: '', structure: '' },
  })
})

test('of a secondary school the structure is read too', () => {
  expect(
    read(SECONDARY, 'Utrecht;412;00AA;00AA01;College;Laan;1;3511AA;UTRECHT;0344;UTRECHT;Openbaar;;;HAVO/VWO'),
  ).toMatchObject({ code: '00AA01', board: '00412', structure: 'HAVO/VWO' })
})

test.each([
  { what: 'no number of a location', row: ';10249;16AH;;Naam', refused: 'code' },
  { what: 'a number that is none', row: ';10249;16AH;16AH;Naam', refused: 'code' },
  { what: 'no board', row: ';;16AH;16AH00;Naam', refused: 'board' },
  { what: 'no name', row: ';10249;16AH;16AH00; ', refused: 'name' },
])('a row with $what is refused', ({ row, refused }) => {
  expect(read(PRIMARY, row)).toEqual({ refused })
})

test.each([
  ['19-A', '19A'],
  ['19 a', '19A'],
  ['7', '7'],
  ['12-14', '12-14'],
  ['12 - 14', '12-14'],
])('house number %s is %s', (text, key) => {
  expect(houseNumberKey(text)).toBe(key)
})
