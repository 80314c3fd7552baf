import { describe, expect, test } from 'vitest'
import { readTable, realFile, withFile } from './testing/file-reading.ts'

/** One card as an object of filled columns. */
async function cards(path: string): Promise<Record<string, string>[]> {
  const { table, rows } = await readTable(path)
  return rows.map(({ cells }) =>
    Object.fromEntries(
      table.headers.map((key, at): [string, string] => [key, cells[at] ?? '']).filter(([, v]) => v !== ''),
    ),
  )
}

function written(text: string): Promise<Record<string, string>[]> {
  return withFile(text, 'a.vcf', cards)
}

describe('vCards as real programs write them', () => {
  const sizes: [file: string, rows: number][] = [
    ['gmail-single.vcf', 1],
    ['gmail-single2.vcf', 1],
    ['John_Doe_ANDROID.vcf', 6],
    ['John_Doe_BLACK_BERRY.vcf', 1],
    ['John_Doe_GMAIL.vcf', 1],
    ['John_Doe_MAC_ADDRESS_BOOK.vcf', 1],
    ['outlook-2003.vcf', 1],
    ['rfc2426-example.vcf', 2],
    ['rfc6350-example.vcf', 1],
    ['thunderbird-MoreFunctionsForAddressBook-extension.vcf', 1],
  ]
  test.each(sizes)('%s holds %d cards, pictures left out', async (file, count) => {
    const { inspection, rows } = await readTable(realFile(`vcard/${file}`))
    expect([inspection.format, rows.length]).toEqual(['vcard', count])
    expect(Math.max(...rows.flatMap(({ cells }) => cells.map((cell) => cell.length)))).toBeLessThan(1000)
  })

  test('Android: quoted-printable over several lines', async () => {
    const all = await cards(realFile('vcard/John_Doe_ANDROID.vcf'))
    expect(all[2]).toMatchObject({ Achternaam: 'Ñ Ñ Ñ Ñ', Mobiel: '123456789' })
    expect(all[3]?.['Volledige naam']).toBe('Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ')
    expect(all[4]).toMatchObject({ 'E-mail': 'bob@company.com', Fax: '123456', Website: 'www.company.com' })
  })

  test('Outlook 2003: version 2.1, department, address and a note over two lines', async () => {
    const [card] = await cards(realFile('vcard/outlook-2003.vcf'))
    expect(card).toMatchObject({
      'Volledige naam': 'John Doe III',
      Achternaam: 'Doe',
      Achtervoegsel: 'III',
      Organisatie: 'Company, The',
      Afdeling: 'TheDepartment',
      Straat: '123 Main St, TheOffice',
      Postcode: '12345',
      Plaats: 'Austin',
      Land: 'United States of America',
      Geboortedatum: '1980-03-21',
      'E-mail': 'jdoe@hotmail.com',
      Mobiel: 'MobilePhone',
      Fax: 'BusinessFaxPhone',
    })
    expect(card?.['Opmerking']).toContain('Second line')
  })

  test('Gmail: escaped commas, folded lines and labels in groups', async () => {
    const [card] = await cards(realFile('vcard/John_Doe_GMAIL.vcf'))
    expect(card).toMatchObject({
      'Tweede voornaam': 'Richter, James',
      Website: 'http://www.ibm.com',
      Geboortedatum: '1980-03-22',
    })
    expect(card?.['Straat']).toBe(
      'Crescent moon drive, 555-asd, Nice Area, Albaney, New York 12345, United States of America',
    )
  })

  test('macOS: two addresses keep their parts together', async () => {
    const [card] = await cards(realFile('vcard/John_Doe_MAC_ADDRESS_BOOK.vcf'))
    expect(card).toMatchObject({
      Straat: 'Silicon Alley 5,',
      Plaats: 'New York',
      Land: 'United States of America',
      'Land 2': 'USA',
    })
    expect(card).toMatchObject({ 'Straat 2': 'Street4, Building 6, Floor 8', Postcode: '12345' })
  })

  test('a card without a structured name is still a row', async () => {
    const all = await cards(realFile('vcard/rfc2426-example.vcf'))
    expect(all.map((card) => card['Volledige naam'])).toEqual(['Frank Dawson', 'Tim Howes'])
    expect(all[0]?.['Straat']).toBe('6544 Battleford Drive')
  })

  test('version 4.0: telephone as an address, types in quotation marks', async () => {
    const [card] = await cards(realFile('vcard/rfc6350-example.vcf'))
    expect(card).toMatchObject({
      Telefoon: '+1-418-656-9254;ext=102',
      Mobiel: '+1-418-262-6501',
      Geboortedatum: '--0203',
      Geslacht: 'M',
    })
  })

  test('properties without a column are named, not silently lost', async () => {
    const { inspection } = await readTable(realFile('vcard/rfc6350-example.vcf'))
    expect(inspection.notes).toEqual([{ code: 'note.vcard_properties_skipped', params: { names: 'ANNIVERSARY, GEO' } }])
  })

  test('a named character set is used, and a card that breaks off still counts', async () => {
    const [card] = await written(
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Ren=E9;Jos=E9\r\nFN:x',
    )
    expect(card).toEqual({ 'Volledige naam': 'x', Achternaam: 'René', Voornaam: 'José' })
  })

  test('backslashes protect semicolons', async () => {
    const [card] = await written('BEGIN:VCARD\nORG:A\\; B;C\nNOTE:een\\ntwee\\\\drie\nEND:VCARD\n')
    expect(card).toEqual({ Organisatie: 'A; B', Afdeling: 'C', Opmerking: 'een\ntwee\\drie' })
  })
})
