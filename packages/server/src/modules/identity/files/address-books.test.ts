import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildZip } from './testing/zip-builder.ts'
import { readTable, realFile, withFile } from './testing/file-reading.ts'
import { tagsOf } from './audience.rules.ts'

async function asObjects(path: string) {
  const { inspection, table, rows } = await readTable(path)
  const objects = rows.map(({ cells }) =>
    Object.fromEntries(
      table.headers.map((key, at): [string, string] => [key, cells[at] ?? '']).filter(([, value]) => value !== ''),
    ),
  )
  return { inspection, objects, rows }
}

describe('LDIF', () => {
  test('folded lines, base64, home before work, and no groups, secrets or files', async () => {
    const { inspection, objects } = await asObjects(realFile('layouts/adresboek.ldif'))
    expect(inspection.format).toBe('ldif')
    expect(objects).toEqual([
      {
        'Volledige naam': 'Lida Ldif',
        Achternaam: 'Ldif',
        Voornaam: 'Lida',
        'E-mail': 'lida@ldif-lijst.nl',
        'E-mail 2': 'lida.thuis@ldif-lijst.nl',
        Telefoon: '050-1234567',
        Mobiel: '06-10000012',
        Straat: 'Thuisweg 2',
        'Straat 2': 'Werkplein 1',
        Postcode: '9751 CD',
        'Postcode 2': '9711 AB',
        Plaats: 'Haren',
        'Plaats 2': 'Groningen',
        Geboortedatum: '1975-03-09',
        Opmerking: 'Dit is een lange opmerking die op de volgende regel verder gaat.',
      },
      { 'Volledige naam': 'Noémi Łącka', Achternaam: 'Łącka', Voornaam: 'Noémi', 'E-mail': 'noemi@ldif-lijst.nl' },
    ])
  })

  test.each([
    [
      'without an empty line at the end',
      'dn: cn=a\ncn: An\nmail: a@b.nl',
      { 'Volledige naam': 'An', 'E-mail': 'a@b.nl' },
    ],
    ['with a language', 'dn: cn=a\r\ncn;lang-nl: An\r\n\r\n', { 'Volledige naam': 'An' }],
    ['with a folded base64', 'dn: cn=a\ncn:: Tm\n /DqW1p\n\n', { 'Volledige naam': 'Noémi' }],
    ['with old base64', 'dn: cn=a\ncn:: Um7p\n\n', { 'Volledige naam': 'Rné' }],
    ['with a folded remark', '# een\n  twee: drie\ndn: cn=a\ncn: An\n', { 'Volledige naam': 'An' }],
  ])('an entry %s', async (_what, text, entry) => {
    const { objects } = await withFile(text, 'a.ldif', asObjects)
    expect(objects).toEqual([entry])
  })

  test('a value without end is refused', async () => {
    const endless = `dn: cn=a\ncn: ${'x'.repeat(100)}\n${` ${'x'.repeat(1000)}\n`.repeat(2000)}`
    await expect(withFile(endless, 'a.ldif', asObjects)).rejects.toMatchObject({ code: 'file.cell_too_long' })
  })
})

const part = (state: string) => {
  const name = `${state}_members_export_a1b2c3.csv`
  return { name, content: readFileSync(realFile(`layouts/mailchimp/${name}`)) }
}

describe('the export of a Mailchimp audience', () => {
  const status = (objects: readonly Record<string, string>[]) =>
    objects.map((row) => [row['LEID'], row['Mailchimp-status'] ?? '', row['Mailchimp-datum'] ?? ''])

  test.each([
    ['yes first', ['subscribed', 'cleaned', 'unsubscribed']],
    ['no first', ['unsubscribed', 'subscribed', 'cleaned']],
  ])('a zip (%s) is one list with every no before any yes', async (_what, order) => {
    const zip = buildZip([...order.map(part), { name: '__MACOSX/._subscribed.csv', content: 'x' }])
    const { inspection, objects } = await withFile(zip, 'audience.zip', asObjects)
    expect(inspection.format).toBe('audience')
    expect(status(objects)).toEqual([
      ['700000005', 'unsubscribed', '2022-03-04'],
      ['700000004', 'unsubscribed', '2021-01-01'],
      ['700000006', 'cleaned', '2021-05-06'],
      ['700000001', 'subscribed', '2024-01-02'],
      ['700000002', '', ''],
      ['700000003', 'subscribed', '2023-06-07'],
      ['700000004', 'subscribed', '2025-06-07'],
    ])
    expect(objects[3]).toMatchObject({
      'Mailchimp-bewijs': 'Mailchimp: aangemeld en bevestigd 2024-01-02 10:15:00 UTC, IP 198.51.100.7',
      'Mailchimp-tags': 'VIP; Blog, nieuws',
    })
  })

  test.each([
    ['subscribed', ['subscribed', '', 'subscribed', 'subscribed']],
    ['unsubscribed', ['unsubscribed', 'unsubscribed']],
    ['cleaned', ['cleaned']],
  ])('one file by itself (%s) says by its columns what it is, whatever it is called', async (state, expected) => {
    const { objects } = await withFile(part(state).content, 'lijst.csv', asObjects)
    expect(objects.map((row) => row['Mailchimp-status'] ?? '')).toEqual(expected)
  })

  test('a row that is too short keeps its no, and is told about', async () => {
    const text =
      'Email Address,LEID,EUID,UNSUB_TIME,NOTES\na@b.nl,1,e1,2024-01-01 10:00:00\nc@d.nl,2,e2,2024-01-01 10:00:00,x'
    const { objects, rows } = await withFile(text, 'lijst.csv', asObjects)
    expect(objects[0]).toMatchObject({ LEID: '1', 'Mailchimp-status': 'unsubscribed' })
    expect(rows[0]?.problems).toEqual([{ code: 'row.too_few_cells' }])
  })

  test('another zip of lists is refused as before', async () => {
    const zip = buildZip([{ name: 'leden.csv', content: 'a,b\n1,2' }])
    await expect(withFile(zip, 'a.zip', asObjects)).rejects.toMatchObject({ code: 'file.not_a_table' })
    const strange = buildZip([{ name: 'subscribed.csv', content: 'a,b\n1,2' }])
    await expect(withFile(strange, 'a.zip', asObjects)).rejects.toMatchObject({ code: 'file.not_a_table' })
  })

  test.each([
    ['"VIP","Blog"', 'VIP; Blog'],
    ['"Pers, radio","Zegt ""ja"""', 'Pers, radio; Zegt "ja"'],
    ['', ''],
    ['Los', 'Los'],
  ])('tags %s are read as %s', (cell, expected) => expect(tagsOf(cell)).toBe(expected))
})
