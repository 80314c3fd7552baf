import { mailPart } from './addresses-and-numbers.ts'
import { readDemoRows } from './demo-files.ts'
import type { DemoRow } from './demo-row.ts'
import { organisationRow } from './organisations.ts'
import type { Desk } from './register.ts'

/** The municipalities of the working area under their CBS code; the contact data are invented. */
export function* municipalityRows(desk: Desk, share: number): Generator<DemoRow> {
  const all = readDemoRows('municipalities.csv')
  for (const [code = '', place = ''] of all.slice(0, Math.max(1, Math.ceil(all.length * share)))) {
    const host = `gemeente-${mailPart(place)}.example.net`
    const name = `Gemeente ${place}`
    yield organisationRow(desk, {
      sourceKey: 'manual',
      typeKey: 'municipality',
      name,
      key: `gm${code}`,
      externalId: `GM${code}`,
      branch: null,
      from: '2012-01-01',
      record: {
        emails: [`cultuur@${host}`],
        website: `www.${host}`,
        municipality: place,
        addresses: [{ use: 'visit', place, country: 'NL' }],
      },
      payload: { Gemeentecode: code, Naam: name, 'E-mail': `cultuur@${host}`, Website: `www.${host}` },
    })
  }
}
