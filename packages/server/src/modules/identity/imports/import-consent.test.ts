import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { aPerson, mayReceiveByMail, purposeOf } from '../../privacy/testing/people.ts'
import { isBalanced } from './import.rules.ts'
import { act, check, readIn, show, upload } from '../testing/importing.ts'

const app = await testApp()
const purpose = await purposeOf(app, 'newsletter')
const list = (...rows: readonly string[]) => ['nr;naam;e-mail;nieuwsbrief;toestemmingsdatum', ...rows].join('\n')
const choices = (sourceName: string) => ({ sourceName, targets: { nr: 'external_id' } as const, isComplete: false })
const idOf = async (email: string): Promise<string> =>
  (await app.query('select id from relations.relation where email = $1 and merged_into_id is null', [email]))[0].id
const ruleOf = async (email: string) => (await mayReceiveByMail(app, await idOf(email), purpose.id)).rule
const say = (relationId: string, body: object) =>
  app.as('front_office')('POST', `/relations/${relationId}/consents`, {
    purposeId: purpose.id,
    channels: ['email'],
    ...body,
  })

describe('a column "nieuwsbrief"', () => {
  test('is recognised by its header, with its date', async () => {
    const uploaded = await upload(app, 'n.csv', list('1;Anna Jansen;a@x.nl;ja;01-02-2025'))
    expect(uploaded.proposal?.map(({ target }) => target).slice(3)).toEqual(['newsletter', 'newsletter_on'])
  })

  test('gives who says yes the newsletter where nothing was known, who says no never, and counts every row', async () => {
    const done = await readIn(
      app,
      'lijst.csv',
      list(
        '1;Anna Jansen;ja@lijst.nl;Ja;01-02-2025',
        '2;Bert Smit;nee@lijst.nl;nee;01-02-2025',
        '3;Cor Bakker;leeg@lijst.nl;;01-02-2025',
        '4;Dirk Mol;vreemd@lijst.nl;misschien;01-02-2025',
        '5;Els Vos;zonder@lijst.nl;1;',
      ),
      choices('Nieuwsbrieflijst'),
    )
    expect(isBalanced((await show(app, done.id)).counts!)).toBe(true)
    expect(
      await Promise.all(['ja', 'nee', 'leeg', 'vreemd', 'zonder'].map((who) => ruleOf(`${who}@lijst.nl`))),
    ).toEqual(['consent_by_import', 'withdrawn', 'no_consent', 'no_consent', 'consent_by_import'])
    const found = await mayReceiveByMail(app, await idOf('ja@lijst.nl'), purpose.id)
    expect(found.consent).toMatchObject({
      source: 'import',
      sourceName: 'Nieuwsbrieflijst',
      occurredAt: '2025-01-31T23:00:00.000Z',
      contact: 'ja@lijst.nl',
      wording: null,
    })
    const problems = (await app.as('relation_manager')('GET', `/imports/${done.id}/rows?hasProblems=true`)).body
    expect(problems).toContain('value.yes_no_invalid')
  })

  test.each(['2099', '31-12-2099'])('with a day in the future (%s) cannot outlive what is said later', async (day) => {
    const email = `toekomst${day.length}@lijst.nl`
    await readIn(app, 't.csv', list(`1;Fred Kok;${email};ja;${day}`), choices(`Toekomst ${day.length}`))
    await say(await idOf(email), { state: 'withdrawn' })
    expect(await ruleOf(email)).toBe('withdrawn')
  })
})

test('of a list of tickets a no on any line stands before a yes on another of the same customer', async () => {
  const tickets = [
    'Ordernummer;Orderdatum;Voorstelling;Bedrag;Klantnummer;Achternaam;E-mail;Nieuwsbrief',
    'B1;01-02-2026;Hamlet;10,00;71;Kaartman;kaartja@lijst.nl;ja',
    'B2;02-02-2026;Hamlet;10,00;72;Kaartvrouw;kaartnee@lijst.nl;ja',
    'B3;03-02-2026;Hamlet;10,00;72;Kaartvrouw;kaartnee@lijst.nl;nee',
  ].join('\n')
  const done = await readIn(app, 'kaarten.csv', tickets, { ...choices('Kaarten'), kind: 'activity', targets: {} })
  expect(done.counts).toMatchObject({ new: 3, satellites: 2 })
  expect(await ruleOf('kaartja@lijst.nl')).toBe('consent_by_import')
  expect(await ruleOf('kaartnee@lijst.nl')).toBe('withdrawn')
})

describe('a list never upgrades', () => {
  test('a no at the desk, whatever the list says and however new it is', async () => {
    const anna = await aPerson(app, { email: 'desknee@lijst.nl', name: 'Deskman' })
    await say(anna, { state: 'refused', occurredAt: '2020-01-01T10:00:00Z' })
    await readIn(app, 'a.csv', list('1;Anna Deskman;desknee@lijst.nl;ja;01-03-2026'), choices('Opwaardering'))
    const ids: { id: string }[] = await app.query('select id from relations.relation where email = $1', [
      'desknee@lijst.nl',
    ])
    if (ids.length > 1)
      await app.as('administrator')('POST', '/merges', {
        winnerId: anna,
        loserId: ids.find(({ id }) => id !== anna)!.id,
        choices: [],
      })
    expect((await mayReceiveByMail(app, anna, purpose.id)).rule).toBe('refused')
  })

  test('its own no with a later yes in the same list', async () => {
    await readIn(app, 'b1.csv', list('1;Gerda Prins;gerda@lijst.nl;nee;01-02-2025'), choices('Zelfde lijst'))
    await readIn(app, 'b2.csv', list('1;Gerda Prins;gerda@lijst.nl;ja;01-02-2026'), choices('Zelfde lijst'))
    expect(await ruleOf('gerda@lijst.nl')).toBe('withdrawn')
  })

  test('a list that repeats its old no after another change does not come after a yes that was said since', async () => {
    await readIn(app, 'c1.csv', list('1;Hans Berg;hans@lijst.nl;nee;'), choices('Herhaling'))
    const hans = await idOf('hans@lijst.nl')
    const { noes } = await mayReceiveByMail(app, hans, purpose.id)
    await say(hans, { state: 'given', seen: noes })
    await readIn(app, 'c2.csv', list('1;Hans van den Berg;hans@lijst.nl;nee;'), choices('Herhaling'))
    expect(await ruleOf('hans@lijst.nl')).toBe('consent')
  })

  test('nobody under sixteen', async () => {
    await readIn(
      app,
      'd.csv',
      'nr;naam;e-mail;geboortedatum;nieuwsbrief\n1;Ivo Jong;ivo@lijst.nl;01-02-2014;ja',
      choices('Jeugd'),
    )
    expect(await ruleOf('ivo@lijst.nl')).toBe('guardian_needed')
  })
})

describe('undoing the list', () => {
  test('sets aside what it said, keeps what was said since, and leaves nothing of who was only on it', async () => {
    const done = await readIn(
      app,
      'e.csv',
      list('1;Jan Weg;weg@lijst.nl;ja;', '2;Kim Blijft;blijft@lijst.nl;nee;'),
      choices('Teruggedraaid'),
    )
    const kim = await idOf('blijft@lijst.nl')
    const { noes } = await mayReceiveByMail(app, kim, purpose.id)
    await say(kim, { state: 'given', seen: noes })
    await act(app, done.id, 'undo')
    expect(await app.query(`select id from relations.relation where email = 'weg@lijst.nl'`)).toEqual([])
    const story = (await app.as('reader')('GET', `/relations/${kim}/consents`)).json().items
    expect(story.map(({ state, isVoided }: { state: string; isVoided: boolean }) => [state, isVoided])).toEqual([
      ['given', false],
      ['withdrawn', true],
    ])
    expect((await mayReceiveByMail(app, kim, purpose.id)).rule).toBe('consent')
    expect(
      await app.query(`select count(*)::int as rows from privacy.consent where import_id = $1 and voided_at is null`, [
        done.id,
      ]),
    ).toEqual([{ rows: 0 }])
  })

  test('a check without a run says nothing to the ledger', async () => {
    const before = await app.query('select count(*)::int as rows from privacy.consent')
    await check(app, await upload(app, 'f.csv', list('1;Lea Kijk;kijk@lijst.nl;ja;')), choices('Alleen kijken'))
    expect(await app.query('select count(*)::int as rows from privacy.consent')).toEqual(before)
  })
})
