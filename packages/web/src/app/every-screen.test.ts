import { describe, expect, test } from 'vitest'
import {
  agreementScreens,
  relationScreens as relationsLookedAt,
  workScreens,
} from '../../../../e2e/src/stage/screens.ts'
import { adminScreens, publicScreens } from '../features/admin/screens.ts'
import { engagementScreens } from '../features/engagement/screens.ts'
import { governanceScreens } from '../features/governance/screens.ts'
import { identityScreens } from '../features/identity/screens.ts'
import { integrationScreens } from '../features/integrations/screens.ts'
import { privacyPublicScreens, privacyScreens } from '../features/privacy/screens.ts'
import { relationScreens } from '../features/relations/screens.ts'
import { valueScreens } from '../features/value/screens.ts'
import { pageScreens } from './pages/screens.ts'

/** Pages about something that takes a journey to make, and the journey that looks at them. */
const LOOKED_AT_BY: Readonly<Record<string, string>> = {
  '/aanmelden/terug': 'sign-on',
  '/benaderingen/rondes/$id': 'approaches',
  '/dekking/$id': 'coverage',
  '/imports/$importId': 'import-duo',
  '/imports/$importId/$step': 'import-duo',
  '/kwaliteit/$id': 'governance',
  '/mijn-gegevens': 'privacy-requests',
  '/nakijken/$id': 'governance',
  '/nakijken/$id/uitkomst': 'governance',
  '/privacy/datalekken/$id': 'retention',
  '/privacy/verzoeken/$id': 'privacy-requests',
  '/processen/$id/bewerken': 'volunteer-intake',
  '/processen/$id/bord': 'volunteer-intake',
  '/processen/$id/doorlooptijd': 'volunteer-intake',
  '/processen/lopend/$id': 'volunteer-intake',
  '/set-up': 'set-up',
  '/sign-in': 'set-up',
  '/uitnodiging': 'administrator',
  '/voorstellen/$id': 'model',
}

/** The English addresses of relations lead to the Dutch ones. */
const LEADS_ON = new Set(['/relations', '/relations/$id'])

const paths = [
  ...pageScreens,
  ...relationScreens,
  ...identityScreens,
  ...engagementScreens,
  ...valueScreens,
  ...governanceScreens,
  ...privacyScreens,
  ...adminScreens,
  ...integrationScreens,
  ...publicScreens,
  ...privacyPublicScreens,
].map((screen) => String((screen.options as { readonly path?: string }).path))

/** `/relaties/:id?tab=bronnen` of the list and `/relaties/$relationId` of the router are one page. */
const pageOf = (path: string) =>
  path
    .replace(/[?#].*$/, '')
    .replace(/[:$]\w+/g, '…')
    .replace(/^(.aanmelden).[^/]+$/, '$1/…')
const lookedAt = [...relationsLookedAt, ...agreementScreens, ...workScreens]
const seen = new Set(lookedAt.map(({ path }) => pageOf(path)))
const journeys = import.meta.glob('../../../../e2e/src/journeys/*.spec.ts')

describe('every screen', () => {
  test.each(paths.filter((path) => !LEADS_ON.has(path)))('%s is looked at by itself or in a journey', (path) => {
    const journey = LOOKED_AT_BY[path]
    if (journey === undefined) expect([...seen]).toContain(pageOf(path))
    else expect(Object.keys(journeys)).toContain(`../../../../e2e/src/journeys/${journey}.spec.ts`)
  })

  test('none is looked at twice', () => {
    expect(lookedAt.map(({ path }) => path).toSorted()).toEqual(
      [...new Set(lookedAt.map(({ path }) => path))].toSorted(),
    )
  })

  test.each(Object.keys(LOOKED_AT_BY))('%s of a journey is a page of the router', (path) => {
    expect(paths).toContain(path)
  })
})
