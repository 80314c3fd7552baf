import { permissions, permissionsOfRole } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { activityOffers } from '../../features/activity/offers.ts'
import { activityScreens } from '../../features/activity/screens.ts'
import { adminOffers } from '../../features/admin/offers.ts'
import { adminScreens } from '../../features/admin/screens.ts'
import { engagementOffers } from '../../features/engagement/offers.ts'
import { engagementScreens } from '../../features/engagement/screens.ts'
import { governanceOffers } from '../../features/governance/offers.ts'
import { governanceScreens } from '../../features/governance/screens.ts'
import { identityOffers } from '../../features/identity/offers.ts'
import { identityScreens } from '../../features/identity/screens.ts'
import { integrationOffers } from '../../features/integrations/offers.ts'
import { integrationScreens } from '../../features/integrations/screens.ts'
import { privacyOffers } from '../../features/privacy/offers.ts'
import { privacyScreens } from '../../features/privacy/screens.ts'
import { relationsOffers } from '../../features/relations/offers.ts'
import { relationScreens } from '../../features/relations/screens.ts'
import { segmentOffers } from '../../features/segments/offers.ts'
import { segmentScreens } from '../../features/segments/screens.ts'
import { valueOffers } from '../../features/value/offers.ts'
import { valueScreens } from '../../features/value/screens.ts'
import type { Offer } from '../../lib/offer.ts'
import { appOffers } from '../offers.ts'
import { pageScreens } from '../pages/screens.ts'
import { matchCommands } from './palette.view.ts'

const offers: readonly Offer[] = [
  ...appOffers,
  ...activityOffers,
  ...adminOffers,
  ...engagementOffers,
  ...governanceOffers,
  ...identityOffers,
  ...integrationOffers,
  ...privacyOffers,
  ...relationsOffers,
  ...segmentOffers,
  ...valueOffers,
]

interface Texts {
  readonly texts: { readonly nl: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> }
}
const catalogues = Object.values(
  import.meta.glob<Texts>(['../locale/index.ts', '../../features/*/locale/index.ts'], { eager: true }),
)
const textsIn = (language: 'nl' | 'en') => Object.assign({}, ...catalogues.map(({ texts }) => texts[language]))
const nl = textsIn('nl') as Readonly<Record<string, string>>
const en = textsIn('en') as Readonly<Record<string, string>>

/** Pages of which one cannot say which one is meant, or that only lead elsewhere. */
const NOT_BY_NAME = new Set([
  // The English address of a list leads to the Dutch one.
  '/relations',
  // A sample is of a kind, which is chosen on the page before it.
  '/possible-duplicates/kinds/sample',
])

const paths = [
  ...pageScreens,
  ...relationScreens,
  ...segmentScreens,
  ...valueScreens,
  ...identityScreens,
  ...activityScreens,
  ...engagementScreens,
  ...governanceScreens,
  ...privacyScreens,
  ...adminScreens,
  ...integrationScreens,
]
  .map((screen) => String((screen.options as { readonly path?: string }).path))
  .filter((path) => !path.includes('$') && !NOT_BY_NAME.has(path))

describe('the palette', () => {
  test.each(paths)('leads to %s', (path) => {
    expect(offers.filter(({ href }) => href.split('?')[0] === path).map(({ id }) => id)).not.toEqual([])
  })

  test.each(offers.map(({ id, href }) => ({ id, path: href.split('?')[0] ?? '' })))(
    '$id leads to a page that is there',
    ({ path }) => {
      expect(paths).toContain(path)
    },
  )

  test('every offer has a name of its own, and a name and other words in both languages', () => {
    expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length)
    for (const { id } of offers)
      for (const key of [`offer.${id}`, `offer.${id}.words`]) {
        expect(nl[key], key).toBeTruthy()
        expect(en[key], key).toBeTruthy()
      }
  })

  test('nobody is offered what no role may do, and the administrator is offered everything', () => {
    for (const { id, permission } of offers) if (permission !== null) expect(permissions, id).toContain(permission)
    const may = new Set(permissionsOfRole.administrator)
    expect(offers.filter(({ permission }) => permission !== null && !may.has(permission))).toEqual([])
  })
})

const commands = offers.map(({ id }) => ({
  id,
  label: nl[`offer.${id}`] ?? '',
  words: [en[`offer.${id}`], nl[`offer.${id}.words`], en[`offer.${id}.words`]].join(' '),
}))

/** What people do most, in the words that they would type: Dutch, English, or another word for it. */
test.each([
  { deed: 'newRelation', words: ['nieuwe relatie', 'new relation', 'klant toevoegen', 'add customer'] },
  { deed: 'newImport', words: ['lijst inlezen', 'import a list', 'excel', 'csv'] },
  { deed: 'newTask', words: ['nieuwe taak', 'new task', 'herinnering'] },
  { deed: 'planApproach', words: ['benadering plannen', 'plan an approach', 'bellen', 'visit'] },
  { deed: 'newRound', words: ['nieuwe ronde', 'new round', 'mailing'] },
  { deed: 'newCoverage', words: ['doellijst', 'target list', 'dekking'] },
  { deed: 'startProcess', words: ['proces starten', 'start a process', 'intake'] },
  { deed: 'newProcess', words: ['nieuw proces', 'new process', 'sjabloon'] },
  { deed: 'recordConsent', words: ['toestemming vastleggen', 'record consent', 'opt-out', 'nieuwsbrief'] },
  { deed: 'newRequest', words: ['nieuw verzoek', 'new request', 'inzageverzoek', 'gdpr'] },
  { deed: 'newBreach', words: ['datalek melden', 'report a data breach', 'leak'] },
  { deed: 'invite', words: ['collega uitnodigen', 'invite a colleague', 'gebruiker'] },
  { deed: 'newDomain', words: ['nieuw domein', 'new domain', 'afdeling'] },
  { deed: 'newType', words: ['nieuw relatietype', 'new relation type', 'soort'] },
  { deed: 'newField', words: ['nieuw veld', 'new field', 'kolom'] },
  { deed: 'measure', words: ['kwaliteit meten', 'measure quality', 'cijfers'] },
  { deed: 'newReview', words: ['nakijken plannen', 'plan a review', 'controle'] },
  { deed: 'newPurpose', words: ['nieuw doel', 'new purpose', 'grondslag'] },
  { deed: 'newRetention', words: ['nieuwe bewaartermijn', 'new term of keeping', 'opruimen'] },
  { deed: 'newDefinition', words: ['begrip toevoegen', 'add a term', 'definitie'] },
  { deed: 'newBranch', words: ['vestiging toevoegen', 'add a branch', 'filiaal'] },
  { deed: 'note', words: ['notitie', 'write a note', 'opmerking'] },
  { deed: 'handOver', words: ['overdragen', 'hand over', 'vertrek'] },
  { deed: 'newSegment', words: ['nieuw segment', 'new segment', 'doelgroep'] },
  { deed: 'desk', words: ['balie', 'desk', 'counter', 'loket'] },
  { deed: 'guide', words: ['wegwijzer', 'guide', 'inrichten'] },
])('$deed is found by $words', ({ deed, words }) => {
  for (const typed of words)
    expect(
      matchCommands(commands, typed).map(({ id }) => id),
      typed,
    ).toContain(deed)
})
