import { describe, expect, test } from 'vitest'
import { bodyOf, chooseTypes, missingAccess, missingIntake, startDraft, withNow } from './draft.view.ts'

const connector = {
  key: 'pretix' as const,
  name: 'pretix',
  group: 'ticketing' as const,
  isTrial: true,
  settings: [
    { key: 'url', kind: 'url' as const, isRequired: true, options: [], usual: 'https://example.org' },
    { key: 'organizer', kind: 'text' as const, isRequired: true, options: [], usual: null },
    { key: 'withTest', kind: 'yes_no' as const, isRequired: false, options: [], usual: 'no' },
  ],
  secrets: ['token'],
  streams: ['orders'],
  columns: [],
  hasHooks: true,
  hasLists: false,
  takesSegments: false,
  usualMinutes: 60,
}
const fresh = startDraft(connector)
const filled = { ...fresh, settings: { ...fresh.settings, organizer: 'spoor' }, secrets: { token: 'abc' } }

describe('connecting a system', () => {
  test('begins with what is usual', () => {
    expect(fresh).toMatchObject({ name: 'pretix', settings: { url: 'https://example.org', withTest: 'no' } })
  })

  test.each([
    ['nothing typed yet', fresh, [], ['organizer', 'token']],
    ['everything there', filled, [], []],
    ['a key that stands need not be given again', { ...filled, secrets: {} }, ['token'], []],
    ['a name of spaces is none', { ...filled, name: '  ' }, [], ['name']],
    ['an address that was emptied', { ...filled, settings: { organizer: 'spoor' } }, [], ['url']],
  ] as const)('still missing: %s', (_what, draft, given, missing) => {
    expect(missingAccess(draft, connector, given)).toEqual(missing)
  })

  test('the first type says the domain, and does not overrule one that was chosen', () => {
    const types = [{ id: 'visitor', domainId: 'public' }]
    expect(chooseTypes(fresh, ['visitor'], types).domainId).toBe('public')
    expect(chooseTypes({ ...fresh, domainId: 'education' }, ['visitor'], types).domainId).toBe('education')
    expect(missingIntake(fresh)).toEqual(['types', 'domain'])
  })

  test('is sent trimmed, and not before all is there', () => {
    expect(bodyOf(filled)).toBeNull()
    const whole = { ...filled, name: ' Kassa ', typeIds: ['visitor'], domainId: 'public' }
    expect(bodyOf(whole)).toMatchObject({ name: 'Kassa', secrets: { token: 'abc' }, intake: { branchId: null } })
  })

  test('a time that somebody else set stays among the choices', () => {
    expect(withNow([15, 60], 30)).toEqual([15, 30, 60])
    expect(withNow([15, 60], 60)).toEqual([15, 60])
  })
})
