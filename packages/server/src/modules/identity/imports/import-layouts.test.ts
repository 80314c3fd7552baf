import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { buildZip } from '../files/testing/zip-builder.ts'
import { isBalanced } from './import.rules.ts'
import { mayReceiveByMail, purposeOf } from '../../privacy/testing/people.ts'
import { readIn, testData } from '../testing/importing.ts'

const app = await testApp()

/** Everybody of a source as one line: name, addresses of mail, numbers, street and place; in the order of the list. */
async function peopleOf(source: string): Promise<string[]> {
  const rows = await app.query(
    `select r.display_name as name, s.record from identity.source_record s join identity.source f on f.id = s.source_id and f.tenant_id = s.tenant_id
       join relations.relation r on r.id = s.relation_id and r.tenant_id = s.tenant_id
     where f.name = $1 and s.superseded_by is null order by s.id`,
    [source],
  )
  return rows.map(({ name, record }) =>
    [
      name,
      (record.emails ?? []).join(' '),
      (record.phones ?? []).map(({ number }: { number: string }) => number).join(' '),
      (record.addresses ?? [])
        .map((a: Record<string, string>) =>
          [a['street'], a['houseNumber'], a['postcode'], a['place']].filter(Boolean).join(' '),
        )
        .join(' / '),
      record.organisationName && record.kind === 'person' ? record.organisationName : '',
    ].join(' | '),
  )
}

/** What the ledger holds of a source: name, channel, purpose, state. */
async function saidBy(source: string): Promise<string[]> {
  const rows = await app.query(
    `select r.display_name as name, p.key, c.channel, c.state from privacy.consent c join privacy.purpose p on p.id = c.purpose_id and p.tenant_id = c.tenant_id
       join relations.relation r on r.id = c.relation_id and r.tenant_id = c.tenant_id
     where c.source_name = $1`,
    [source],
  )
  return rows.map(({ name, key, channel, state }) => `${name}: ${channel} ${key} ${state}`).sort()
}

/** Purposes that can be refused by a channel; every organisation begins with them. */
const REFUSABLE = {
  email: ['education_news', 'fundraising', 'newsletter', 'own_offer', 'research_panel', 'visit_survey'],
  phone: ['fundraising', 'own_offer'],
  post: ['education_news', 'fundraising', 'own_offer'],
  sms: ['own_offer'],
} as const
const no = (name: string, ...channels: (keyof typeof REFUSABLE)[]) =>
  channels.flatMap((channel) => REFUSABLE[channel].map((key) => `${name}: ${channel} ${key} withdrawn`))

type Case = readonly [file: string, people: readonly string[], said: readonly string[]]
const cases: readonly Case[] = [
  [
    'google-contacten.csv',
    [
      'Gijsje van der Googelaar | gijsje@google-lijst.nl gijsje.werk@google-lijst.nl gijs2@google-lijst.nl | +31610000001 +31201234567 +31302345671 | Kerkstraat 12 3511 AB Utrecht | ',
      'alleen@google-lijst.nl | alleen@google-lijst.nl |  |  | ',
      'Nummertje |  | +31610000002 |  | ',
      'Bakkerij Google | info@bakkerij-google.nl |  |  | ',
    ],
    [],
  ],
  [
    'google-contacten-oud.csv',
    [
      'Otto van Oud | otto@oud-google.nl | +31610000003 | Laan 5 1012 AB Amsterdam | ',
      'Petra Oudejans | petra@oud-google.nl petra2@oud-google.nl |  |  | ',
    ],
    [],
  ],
  [
    'outlook-engels.csv',
    [
      'Olivia de Outlook | olivia@outlook-lijst.nl olivia.thuis@outlook-lijst.nl | +31101234567 +31610000004 | Singel 20 2611 CD Delft | Theater Zicht',
      'Peter Postvak | peter@outlook-lijst.nl | +31152345671 | Singel 22 2611 CD Delft | ',
    ],
    [],
  ],
  [
    'outlook-nederlands.csv',
    [
      'Zoë van Ómmen | zoe@outlook-nl.nl zoe.thuis@outlook-nl.nl | +31381234567 +31610000005 | Havenstraat 8 8011 AB Zwolle | Muziekschool Noord',
      'René Müller | rene@outlook-nl.nl | +31610000006 |  | ',
    ],
    [],
  ],
  [
    'hubspot.csv',
    [
      'Hanna Hubsma | hanna@hubspot-lijst.nl | +31610000007 |  | Drukkerij Hub',
      'Henk Uitschrijver | henk@hubspot-lijst.nl |  |  | ',
      'kaal@hubspot-lijst.nl | kaal@hubspot-lijst.nl |  |  | ',
    ],
    no('Henk Uitschrijver', 'email'),
  ],
  [
    'civicrm.csv',
    [
      'Carla van Civi | carla@civi-lijst.nl | +31581234567 | Beatrixlaan 4 8911 AB Leeuwarden | ',
      'Otis Optout | otis@civi-lijst.nl | +31610000008 |  | ',
      'Nora Nomail | nora@civi-lijst.nl |  |  | ',
      'Stichting Civi | info@civi-lijst.nl |  |  | ',
    ],
    // "Do Not Trade" is kept as it stands; "No Bulk Emails" is a no to e-mail.
    [...no('Carla van Civi', 'phone'), ...no('Otis Optout', 'email', 'post', 'sms'), ...no('Nora Nomail', 'email')],
  ],
  [
    'salesforce-namen.csv',
    [
      'Sofie Salesma | sofie@salesforce-lijst.nl | +31241234567 +31610000009 | Marktplein 9 6511 AB Nijmegen | ',
      'Sam Stil | sam@salesforce-lijst.nl |  |  | ',
    ],
    [...no('Sofie Salesma', 'phone'), ...no('Sam Stil', 'email')],
  ],
  [
    'salesforce-labels.csv',
    [
      'Lotte Label | lotte@label-lijst.nl | +31302345679 | Oude Gracht 1 3511 AK Utrecht | Galerie Label',
      'Lars Letter | lars@label-lijst.nl |  |  | ',
    ],
    no('Lotte Label', 'email'),
  ],
  [
    'koha-lezers.csv',
    [
      'Karel Kohaman | karel@koha-lijst.nl karel.werk@koha-lijst.nl | +31231234567 | Boekenlaan 7 2011 AB Haarlem | ',
      'Mila Kohaman |  |  | Boekenlaan 7 2011 AB Haarlem | ',
      'Zita Zonderpas | zita@koha-lijst.nl | +31610000010 |  | ',
    ],
    [],
  ],
  [
    'adresboek.ldif',
    [
      'Lida Ldif | lida@ldif-lijst.nl lida.thuis@ldif-lijst.nl | +31501234567 +31610000012 | Thuisweg 2 9751 CD Haren | ',
      'Noémi Łącka | noemi@ldif-lijst.nl |  |  | ',
    ],
    [],
  ],
]

describe('the export of a program goes in without anybody telling what its columns mean', () => {
  test.each(cases)('%s', async (file, people, said) => {
    const done = await readIn(app, file, testData(`layouts/${file}`), { sourceName: file })
    expect(isBalanced(done.counts!)).toBe(true)
    expect(done.counts).toMatchObject({ rows: people.length, new: people.length, withProblems: 0 })
    expect(await peopleOf(file)).toEqual(people)
    expect(await saidBy(file)).toEqual([...said].sort())
  })

  test('and again nothing is new, and nobody is told to have said it twice', async () => {
    const said = await saidBy('hubspot.csv')
    const sourceId = (await app.query(`select id from identity.source where name = 'hubspot.csv'`))[0].id
    const again = { sourceId, sourceName: null }
    const done = await readIn(app, 'hubspot.csv', testData('layouts/hubspot.csv'), again)
    expect(done.counts).toMatchObject({ rows: 3, same: 3 })
    expect(await saidBy('hubspot.csv')).toEqual(said)
  })
})

test('the three files of a Mailchimp audience are one import, in which a no stays a no whatever is read in later', async () => {
  const parts = ['subscribed', 'unsubscribed', 'cleaned'].map((state) => {
    const name = `${state}_members_export_a1b2c3.csv`
    return { name, content: testData(`layouts/mailchimp/${name}`) }
  })
  const done = await readIn(app, 'audience.zip', buildZip(parts), { sourceName: 'Mailchimp' })
  expect(isBalanced(done.counts!)).toBe(true)
  expect(done.counts).toMatchObject({ rows: 7, new: 6, rejected: 1 })
  expect(await saidBy('Mailchimp')).toEqual([
    'Cleo Kapot: email newsletter withdrawn',
    'Mia Chimp: email newsletter given',
    'Mo Enkel: email newsletter given',
    'Teun Tweemaal: email newsletter withdrawn',
    'Ute Weg: email newsletter withdrawn',
  ])
  const sourceId = (await app.query(`select id from identity.source where name = 'Mailchimp'`))[0].id
  const later = { sourceId, sourceName: null, isComplete: false }
  await readIn(app, 'alleen-ja.csv', parts[0]!.content, later)
  const purpose = await purposeOf(app, 'newsletter')
  const ruleOf = async (email: string) => {
    const [{ id }] = await app.query('select id from relations.relation where email = $1', [email])
    return (await mayReceiveByMail(app, id, purpose.id)).rule
  }
  expect(await ruleOf('twee@mailchimp-lijst.nl')).toBe('withdrawn')
  expect(await ruleOf('max@mailchimp-lijst.nl')).toBe('no_consent')
  expect(await ruleOf('mia@mailchimp-lijst.nl')).toBe('consent_by_import')
})
