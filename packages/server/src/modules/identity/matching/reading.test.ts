import type { PersonName, RelationRecord } from '@klantregie/contract'
import { describe, expect, it } from 'vitest'
import { areAliases, initialsOf } from './aliases.rules.ts'
import { BIRTH, compareBirth } from './dates.rules.ts'
import { featuresOf } from './features.rules.ts'
import { FIT, fitOf, readMailbox } from './mailbox.rules.ts'
import { repairText } from './mojibake.rules.ts'
import { organisationCore } from './organisation-core.rules.ts'
import { readName } from './read-name.rules.ts'
import { isMisspelt } from './text-distance.rules.ts'

describe('names', () => {
  it.each<[string, PersonName, string]>([
    ['initials as a first name in small letters', { surname: 'Meer', prefix: 'van der', firstName: 'ga' }, '/ga/meer'],
    ['initials as a first name in capitals', { surname: 'Heuver', firstName: 'SAH' }, '/sah/heuver'],
    ['a first name of two letters is one', { surname: 'Berg', firstName: 'Jo' }, 'jo/j/berg'],
    ['a loose t is an initial', { surname: 'Espina', prefix: 't' }, '/t/espina'],
    ['initials in the column of the surname', { firstName: 'Schreurs', surname: 'MFP' }, '/mfp/schreurs'],
    ['a first name in the column of the surname', { firstName: 'Nowak', surname: 'Omar' }, 'omar/o/nowak'],
    [
      'a double surname in the column of the first name',
      { firstName: 'Jeger-Lakbiach', surname: 'Greetje' },
      'greetje/g/lakbiach+jeger',
    ],
    ['the whole name as surname', { surname: 'Lieke Kuiper' }, 'lieke/l/kuiper'],
    [
      'call name and initials',
      { initials: 'R.C.E.', callName: 'Lia', surname: 'Hofstede', partnerSurname: 'Held' },
      'lia/rce/hofstede+held',
    ],
    ['accents and the wrong encoding', { firstName: 'Zoë', surname: 'Ã–zkan' }, 'zoe/z/ozkan'],
  ])('%s', (_, written, expected) => {
    const { given, initials, surnames } = readName(written)
    expect(`${given.join('+')}/${initials}/${surnames.join('+')}`).toBe(expected)
  })

  it.each([
    ['kees', 'cornelis', true],
    ['hans', 'johan', true],
    ['trudy', 'geertruida', true],
    ['jan', 'piet', false],
    ['zara', 'zoe', false],
  ])('%s and %s are one name: %s', (a, b, expected) => expect(areAliases(a, b)).toBe(expected))

  it('a Trudy is also registered as G.', () => expect(initialsOf('trudy')).toContain('g'))

  it.each([
    ['jansen', 'janssen', true],
    ['heijden', 'heojden', true],
    ['vink', 'vnik', true],
    ['pot', 'post', true],
    ['bos', 'vos', false],
    ['wuijtenburg', 'wuytenburg', true],
    ['bakker', 'visser', false],
  ])('%s is %s misspelt: %s', (a, b, expected) => expect(isMisspelt(a, b)).toBe(expected))
})

describe('mailboxes', () => {
  it.each([
    ['jan+theater@gmail.com', 'jan@gmail.com'],
    ['jan@gamil.com', 'jan@gmail.com'],
    ['jan@kpmail.nl', 'jan@kpnmail.nl'],
    ['jan@hotmail.nl', 'jan@hotmail.nl'],
    ['jan@deark-zeist.nl', 'jan@deark-zeist.nl'],
  ])('%s reaches %s', (written, reached) => expect(readMailbox(written)?.address).toBe(reached))

  const lia = { given: ['lia'], initials: 'rce', surnames: ['held'], whole: ['denheld'] }
  it.each([
    ['lia.denheld', FIT.given],
    ['lia63', FIT.given],
    ['rdenheld', FIT.initial],
    ['familiedenheld', FIT.surname],
    ['lia.hans', FIT.surname],
    ['hansenlia', FIT.surname],
    ['zonnetje12', FIT.none],
  ])('%s says of Lia den Held: %i', (local, fit) => expect(fitOf(local.replace(/\W/g, ''), lia)).toBe(fit))
})

describe('dates', () => {
  it.each([
    ['the same day', 19_800_405, 19_800_405, BIRTH.same],
    ['day and month swapped', 19_800_405, 19_800_504, BIRTH.similar],
    ['one digit', 19_800_405, 19_810_405, BIRTH.similar],
    ['two digits swapped', 19_740_531, 19_470_531, BIRTH.similar],
    ['another day', 19_800_405, 19_751_122, BIRTH.differs],
    ['the first of January denies nothing', 19_590_101, 19_591_120, BIRTH.missing],
    ['unknown', 0, 19_800_405, BIRTH.missing],
  ])('%s', (_, a, b, expected) => expect(compareBirth(a, b)).toBe(expected))
})

describe('organisations', () => {
  it.each([
    ['OBS De Driehoek', '', 'driehoek'],
    ['b.s. De Driehoek', '', 'driehoek'],
    ['College Vechtdal', '', 'vechtdal'],
    ['Vechtdal C.', '', 'vechtdal'],
    ['Bouwmeesterschool Utrecht', 'Utrecht', 'bouwmeester'],
    ['Basisschool Bouwmeester', 'Utrecht', 'bouwmeester'],
    ['Garage Simdorn B.V.', '', 'garage simdorn'],
    ['Gemeente', '', 'gemeente'],
  ])('%s in %s is told by %s', (name, place, core) => expect(organisationCore(name, place)).toBe(core))

  it('an organisation in the column of the first name is the employer', () => {
    const record: RelationRecord = {
      kind: 'person',
      name: { firstName: 'b.s. De Boomgaard', surname: 'Bogers' },
      emails: ['directie@deboomgaard-utrecht.nl'],
    }
    expect(featuresOf(record)).toMatchObject({
      given: [],
      initials: '',
      surnames: ['bogers'],
      organisation: 'boomgaard',
    })
  })

  it('a contact person has the address and telephone of the organisation', () => {
    const employer: RelationRecord = {
      kind: 'organisation',
      organisationName: 'De Ark',
      phones: [{ number: '+31318368762', kind: 'landline', isValid: true }],
    }
    const features = featuresOf({ kind: 'person', name: { surname: 'Kool' } }, { employer })
    expect(features).toMatchObject({ organisation: 'ark', landlines: [31_318_368_762] })
  })
})

describe('text in the wrong encoding', () => {
  it.each([
    ['JosÃ©', 'José'],
    ['Ã–zkan', 'Özkan'],
    ['KalkÄ±zoÄŸlu', 'Kalkızoğlu'],
    ['Ãrvik', 'Ãrvik'],
    ['Bakker', 'Bakker'],
  ])('%s was %s', (damaged, repaired) => expect(repairText(damaged)).toBe(repaired))
})
