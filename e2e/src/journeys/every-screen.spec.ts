import { beforeAll, describe, expect, test } from 'vitest'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The journeys are walked in Dutch. Here every screen is looked at once more, in English and by keyboard.
const set = stage({ isJourney: false })
let anouk: Visitor
let relationId = ''
let viewId = ''
let segmentId = ''
let otherSegmentId = ''

beforeAll(async () => {
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Willemijn', prefix: 'van den', surname: 'Broeck' },
    emails: ['willemijn@voorbeeld.example'],
    phones: ['06 1234 5678'],
    addresses: [{ use: 'visit', street: 'Molenpad', houseNumber: '3', postcode: '4201 AB', place: 'Gorinchem' }],
  })
  relationId = made.relation.id
  const view = await set.errands.ask<{ id: string }>('POST', '/relations/views', {
    name: 'Everybody on the map',
    query: 'vorm=kaart',
  })
  viewId = view.id
  const segment = (name: string, of: readonly object[]) =>
    set.errands.ask<{ id: string }>('POST', '/segments', { name, conditions: { group: 'all', of } })
  const age = { about: 'age', from: null, to: 30 }
  segmentId = (
    await segment('Young people with e-mail', [age, { group: 'none', of: [{ about: 'reach', has: 'email' }] }])
  ).id
  otherSegmentId = (await segment('Everybody with e-mail', [{ about: 'reach', has: 'email' }])).id
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await set.errands.ask('PATCH', '/account', { language: 'en' })
})

/** Words of the interface that would stand out in an English sentence. */
const DUTCH = /\b(relaties|vestiging|gebruikers|bewaren|wijzigen|zoeken|inlezen|toevoegen|aanmelden|ongedaan)\b/i

type Screen = {
  readonly path: string
  readonly title: string | RegExp
  /** It shows terms and texts of the organisation itself, which are in the organisation's own language. */
  readonly hasOwnWords?: true
}

const screens: readonly Screen[] = [
  { path: '/', title: /^Good (morning|afternoon|evening), Anouk$/ },
  { path: '/?wegwijzer=true', title: /^Good (morning|afternoon|evening), Anouk$/ },
  { path: '/balie', title: 'Desk' },
  { path: '/balie?q=broeck', title: 'Desk' },
  { path: '/balie?wie=:id', title: 'Willemijn van den Broeck' },
  { path: '/zoeken?dan=plannen', title: 'Whom do you want to approach?' },
  { path: '/relaties', title: 'Relations' },
  { path: '/relaties?q=nobody', title: 'Relations' },
  { path: '/relaties?vorm=bord', title: 'Relations', hasOwnWords: true },
  { path: '/relaties?vorm=kaart', title: 'Relations' },
  { path: '/relaties?vorm=kaart&gebied=postcode', title: 'Relations' },
  { path: '/relaties?vorm=kalender', title: 'Relations' },
  { path: '/relaties?vorm=kalender&blik=week&soort=task,role_begins', title: 'Relations' },
  { path: '/relaties/weergave/:view', title: 'Everybody on the map' },
  { path: '/relaties/weergave/:view?anders=true&kind=person', title: 'Everybody on the map' },
  { path: '/relaties/weergave/:id', title: 'This view is not there' },
  { path: '/relaties/nieuw', title: 'New relation' },
  { path: '/relaties/:id', title: 'Willemijn van den Broeck' },
  { path: '/relaties/:id?tab=bronnen', title: 'Willemijn van den Broeck' },
  { path: '/relaties/:id/samenvoegen', title: 'Merge' },
  { path: '/vergelijken', title: 'Compare' },
  { path: '/vergelijken?tab=verslag', title: 'Compare' },
  { path: '/vergelijken?tab=instellingen', title: 'Compare' },
  { path: '/wie-geloven-we', title: 'Whom we believe' },
  { path: '/zoeken', title: 'Search' },
  { path: '/segmenten', title: 'Segments' },
  { path: '/segmenten/nieuw', title: 'New segment', hasOwnWords: true },
  { path: '/segmenten/:segment', title: 'Young people with e-mail', hasOwnWords: true },
  { path: '/segmenten/:id', title: 'This segment is not there' },
  { path: '/segmenten/overlap', title: 'Overlap' },
  { path: '/segmenten/overlap?ids=%5B%22:segment%22,%22:other%22%5D', title: 'Overlap', hasOwnWords: true },
  { path: '/imports', title: /./ },
  { path: '/imports/new', title: /./ },
  { path: '/possible-duplicates', title: 'Possible duplicates' },
  { path: '/possible-duplicates/kinds', title: 'Questions by kind' },
  { path: '/possible-duplicates/kinds/sample?class=%22contact%22', title: 'Sample' },
  { path: '/possible-duplicates/households', title: 'Households' },
  { path: '/gegevensmodel', title: 'Data model' },
  { path: '/gegevensmodel?deel=tekening', title: 'Data model', hasOwnWords: true },
  { path: '/voorstellen', title: 'Proposals' },
  { path: '/rechten', title: 'Rights' },
  { path: '/rechten/overzicht', title: 'Who may really do what' },
  { path: '/rechten/teams', title: 'Teams' },
  { path: '/noodtoegang', title: 'Emergency access' },
  { path: '/privacy/afscherming', title: 'Protected relations' },
  { path: '/privacy/verzoeken', title: 'Requests about data' },
  { path: '/privacy/verzoeken?nieuw=true', title: 'Requests about data' },
  { path: '/privacy/vergeten', title: 'Who was forgotten' },
  { path: '/privacy/bewaartermijnen', title: 'Terms of keeping' },
  { path: '/privacy/bewaartermijnen?nieuw=true', title: 'Terms of keeping' },
  { path: '/privacy/bewaartermijnen?deel=blokkades', title: 'Terms of keeping' },
  { path: '/privacy/bewaartermijnen?deel=instellingen', title: 'Terms of keeping' },
  { path: '/privacy/register', title: 'Record of processing', hasOwnWords: true },
  { path: '/privacy/register?deel=ontvangers', title: 'Record of processing' },
  { path: '/privacy/register?deel=dpia', title: 'Record of processing' },
  { path: '/privacy/datalekken', title: 'Data breaches' },
  { path: '/privacy/datalekken?nieuw=true', title: 'Data breaches' },
  { path: '/begrippen', title: 'Definitions', hasOwnWords: true },
  { path: '/begrippen?lijst=werksessie', title: 'Definitions', hasOwnWords: true },
  { path: '/begrippen/nieuw', title: 'Add a term' },
  { path: '/domeinen', title: 'Domains and owners' },
  { path: '/nakijken', title: 'Review rounds' },
  { path: '/kwaliteit', title: 'Quality' },
  { path: '/leads', title: 'Leads', hasOwnWords: true },
  { path: '/belangrijk', title: 'Important relations' },
  { path: '/belangrijk?lijst=alle', title: 'Important relations' },
  { path: '/belangrijk?lijst=zonder', title: 'Important relations' },
  { path: '/overdragen', title: 'Hand over relations' },
  { path: '/relaties/bewerkingen', title: 'Bulk actions' },
  { path: '/relaties/labels', title: 'Labels' },
  { path: '/gegevensmodel/rollen', title: 'Status, stage and reason of end', hasOwnWords: true },
  { path: '/relaties/:id/structuur', title: 'Structure around Willemijn van den Broeck' },
  { path: '/benaderingen', title: 'Approaches' },
  { path: '/benaderingen?wie=iedereen&stand=planned', title: 'Approaches' },
  { path: '/benaderingen?deel=rondes', title: 'Approaches' },
  { path: '/benaderingen/ronde', title: 'Plan a round' },
  { path: '/benaderingen/ronde?lijst=%7B%7D', title: 'Plan a round' },
  { path: '/benaderingen/rust', title: 'Quiet per purpose', hasOwnWords: true },
  { path: '/benaderingen/druk', title: 'Contact pressure' },
  { path: '/dekking', title: 'Coverage' },
  { path: '/dekking?lijst=stil', title: 'Coverage' },
  { path: '/dekking?lijst=zonder', title: 'Coverage' },
  { path: '/dekking/nieuw?lijst=%7B%7D', title: 'New target list' },
  { path: '/processen', title: 'Processes' },
  { path: '/processen?deel=lopend', title: 'Processes' },
  { path: '/processen/nieuw', title: 'New process' },
  { path: '/processen/starten?lijst=%7B%7D', title: 'Start a process for a list' },
  { path: '/taken', title: 'Tasks' },
  { path: '/taken?wie=alles&afgerond=true', title: 'Tasks' },
  { path: '/taken?nieuw=true', title: 'Tasks' },
  { path: '/meldingen', title: 'Notifications' },
  { path: '/meldingen?ongelezen=true', title: 'Notifications' },
  { path: '/account', title: 'Sign-in and security' },
  { path: '/admin', title: /./ },
  { path: '/admin/users', title: 'Users' },
  { path: '/admin/branches', title: 'Branches' },
  { path: '/admin/organisation', title: 'Organisation' },
  { path: '/admin/jobs', title: /./ },
  { path: '/admin/audit', title: /./ },
  { path: '/privacy/toestemming', title: 'Consent and purposes' },
  { path: '/privacy/toestemming?nieuw=true', title: 'Consent and purposes' },
  { path: '/aanmelden/bibliotheek-de-waterlinie', title: /^Bibliotheek De Waterlinie has no sign-up form$/ },
  { path: '/bevestigen#x', title: 'Confirm your sign-up' },
  { path: '/voorkeuren#x', title: 'This link opens no choices (any more)' },
  { path: '/this-does-not-exist', title: 'This page does not exist' },
]

describe.each(screens)('$path', ({ path, title, hasOwnWords = false }) => {
  test('is in English and in order', async () => {
    await anouk.opens(
      path
        .replace(':id', relationId)
        .replace(':view', viewId)
        .replace(':segment', segmentId)
        .replace(':other', otherSegmentId),
    )
    await anouk.seesTitle(title)
    await anouk.page.waitForLoadState('networkidle')
    expect(await anouk.page.evaluate(() => document.documentElement.lang)).toBe('en')
    const dutch = (await anouk.page.getByRole('main').innerText()).match(DUTCH)?.[0] ?? null
    if (!hasOwnWords) expect(dutch).toBeNull()
    await anouk.findsNothingWrong()
  })

  test('shows at every Tab where one is', async () => {
    const stops = await anouk.walksWithTab()
    expect(stops.length).toBeGreaterThan(0)
  })
})
