import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonName } from '@klantregie/contract'
import { completeName, formatName, sortKey, splitPersonName } from './person-name.ts'

const parts = (text: string) => {
  const name = splitPersonName(text)
  delete name.original
  return name
}

const cases: readonly (readonly [written: string, parts: PersonName])[] = [
  ['Jan van den Berg', { firstName: 'Jan', prefix: 'van den', surname: 'Berg' }],
  ['Berg, J. van den', { initials: 'J.', prefix: 'van den', surname: 'Berg' }],
  ['Berg van den, Jan', { firstName: 'Jan', prefix: 'van den', surname: 'Berg' }],
  ['Berg, van den, J.', { initials: 'J.', prefix: 'van den', surname: 'Berg' }],
  ['Smith,Joe J', { firstName: 'Joe J', surname: 'Smith' }],
  [
    'dhr. J.P. de Vries-Jansen',
    {
      title: 'dhr.',
      initials: 'J.P.',
      partnerPrefix: 'de',
      partnerSurname: 'Vries',
      surname: 'Jansen',
      order: 'partner-own',
    },
  ],
  [
    'mw. A. Jongsma-van der Sluis',
    {
      title: 'mw.',
      initials: 'A.',
      partnerSurname: 'Jongsma',
      prefix: 'van der',
      surname: 'Sluis',
      order: 'partner-own',
    },
  ],
  [
    'Vries-Jansen, J.P. de',
    { initials: 'J.P.', partnerPrefix: 'de', partnerSurname: 'Vries', surname: 'Jansen', order: 'partner-own' },
  ],
  [
    'Jansen - de Vries, A.',
    { initials: 'A.', partnerSurname: 'Jansen', prefix: 'de', surname: 'Vries', order: 'partner-own' },
  ],
  [
    'A. de Vries geb. Jansen',
    { initials: 'A.', partnerPrefix: 'de', partnerSurname: 'Vries', surname: 'Jansen', order: 'partner' },
  ],
  ['prof. dr. ir. J. de Boer', { title: 'prof. dr. ir.', initials: 'J.', prefix: 'de', surname: 'Boer' }],
  ['Jan de Vries, MSc', { title: 'MSc', firstName: 'Jan', prefix: 'de', surname: 'Vries' }],
  ['Mevr. Jansen', { title: 'Mevr.', surname: 'Jansen' }],
  ['Fam. de Wit', { title: 'Fam.', prefix: 'de', surname: 'Wit' }],
  ['dhr. en mevr. de Vries', { title: 'dhr. en mevr.', prefix: 'de', surname: 'Vries' }],
  ["'t Hoen", { prefix: "'t", surname: 'Hoen' }],
  ['‘t Hoen, Piet', { firstName: 'Piet', prefix: "'t", surname: 'Hoen' }],
  ["Piet d'Ancona", { firstName: 'Piet', prefix: "d'", surname: 'Ancona' }],
  ["Sean O'Brien", { firstName: 'Sean', surname: "O'Brien" }],
  ["Jacobus H. van 't Hoff", { firstName: 'Jacobus H.', prefix: "van 't", surname: 'Hoff' }],
  ['JP de Boer', { initials: 'J.P.', prefix: 'de', surname: 'Boer' }],
  ['acj de Ruijter', { initials: 'A.C.J.', prefix: 'de', surname: 'Ruijter' }],
  ['dhr. mhm Laaouaj', { title: 'dhr.', initials: 'M.H.M.', surname: 'Laaouaj' }],
  ['l el Ouardi', { initials: 'L.', prefix: 'el', surname: 'Ouardi' }],
  ['J.P.de Vries', { initials: 'J.P.', prefix: 'de', surname: 'Vries' }],
  ['Th. van Dam', { initials: 'Th.', prefix: 'van', surname: 'Dam' }],
  ['IJ. de Boer', { initials: 'IJ.', prefix: 'de', surname: 'Boer' }],
  ['Jansen J.P.', { initials: 'J.P.', surname: 'Jansen' }],
  ['J. (Jan) Smit', { initials: 'J.', callName: 'Jan', surname: 'Smit' }],
  ['Van der Sluis', { prefix: 'van der', surname: 'Sluis' }],
  ['Jan Van den Berg', { firstName: 'Jan', prefix: 'Van den', surname: 'Berg' }],
  ['JAN VAN DEN BERG', { firstName: 'JAN', prefix: 'VAN DEN', surname: 'BERG' }],
  ['Jan v.d. Berg', { firstName: 'Jan', prefix: 'v.d.', surname: 'Berg' }],
  ['J Rutgers van Rozenburg', { initials: 'J.', surname: 'Rutgers van Rozenburg' }],
  ['Mila Rodriguez Stegeman', { firstName: 'Mila', surname: 'Rodriguez Stegeman' }],
  ['Jan Willem Smit', { firstName: 'Jan Willem', surname: 'Smit' }],
  ['Ben Visser', { firstName: 'Ben', surname: 'Visser' }],
  ['Frank Al-Saidi', { firstName: 'Frank', surname: 'Al-Saidi' }],
  ['Ö. Yıldırım', { initials: 'Ö.', surname: 'Yıldırım' }],
  ['Emil von Behring', { firstName: 'Emil', prefix: 'von', surname: 'Behring' }],
  ['Phan Van', { firstName: 'Phan', surname: 'Van' }],
  ['Menno', { firstName: 'Menno' }],
  ['Prins', { surname: 'Prins' }],
  ['', {}],
]

describe('splitting a name that was written in one piece', () => {
  test.each(cases)('%s', (written, expected) => expect(parts(written)).toEqual(expected))

  test('the text as the source wrote it is always kept', () => {
    expect(splitPersonName('  JAN  van den BERG ').original).toBe('JAN van den BERG')
  })

  test('the thousand most frequent surnames split the same in both notations', () => {
    const file = new URL('../../../../test-data/namen/top_1000_last_names_in_the_netherlands_2007.csv', import.meta.url)
    const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
    expect(rows).toHaveLength(1000)
    for (const row of rows) {
      const [, natural = '', , sorted = ''] = /^([^,]*),("?)(.*?)\2,http/.exec(row) ?? []
      const { prefix, surname } = splitPersonName(natural)
      const [core, behind] = sorted.split(', ')
      expect({ natural, prefix, surname }).toEqual({ natural, prefix: behind?.replace("' t", "'t"), surname: core })
      expect(parts(sorted)).toEqual(parts(natural))
    }
  })

  const word = fc.stringMatching(/^[A-Z][a-zëéö]{1,8}$/)
  const piece = fc.oneof(
    word,
    fc.constantFrom('van', 'de', 'den', "'t", 'J.', 'Th.', 'ten', 'Ben', 'el', 'dr.', 'mw.', 'v.d.'),
  )
  const letters = (text: string) =>
    Array.from(text.toLowerCase().replace(/[^\p{L}]/gu, ''))
      .sort()
      .join('')

  test('no letter of a name is ever lost, whatever the order of the words', () => {
    const name = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.constantFrom(' ', '-', ', '))
    fc.assert(
      fc.property(name, ([words, last]) => {
        const text = words.slice(0, -1).join(' ') + (words.length > 1 ? last : '') + (words.at(-1) ?? '')
        const name = parts(text)
        delete name.order
        expect(letters(Object.values(name).join(''))).toBe(letters(text))
      }),
    )
  })

  test('a name formatted for a list reads back as the same name', () => {
    const given = fc.constantFrom('Anke', 'J.P.', 'Th.', 'Marie')
    const surname = fc.constantFrom('Graaf', 'Berg', 'Jansen', 'Hoen', 'IJssel')
    const prefix = fc.constantFrom(undefined, 'de', 'van den', "van 't", 'ter')
    fc.assert(
      fc.property(given, prefix, surname, (first, small, core) => {
        const name = splitPersonName([first, small, core].filter(Boolean).join(' '))
        const again = splitPersonName(formatName(name, 'list'))
        expect({ ...again, original: '' }).toEqual({ ...name, original: '' })
      }),
    )
  })
})

describe('completing parts from columns of their own', () => {
  test.each<readonly [string, PersonName, PersonName]>([
    ['a prefix inside the surname', { surname: 'van den Berg' }, { prefix: 'van den', surname: 'Berg' }],
    [
      'the prefix in both columns',
      { prefix: 'van den', surname: 'van den Berg' },
      { prefix: 'van den', surname: 'Berg' },
    ],
    ['the prefix behind a comma', { surname: 'Berg, van den' }, { prefix: 'van den', surname: 'Berg' }],
    ['initials without stops', { initials: 'jp', surname: 'Smit' }, { initials: 'J.P.', surname: 'Smit' }],
    [
      'initials in the first-name column',
      { firstName: 'J. P.', surname: 'Koning' },
      { initials: 'J.P.', surname: 'Koning' },
    ],
    [
      'a first name in the initials column',
      { initials: 'Marion', surname: 'Klare' },
      { firstName: 'Marion', surname: 'Klare' },
    ],
    [
      'a call name that only repeats',
      { firstName: 'Evy', callName: 'Evy', surname: 'Alho' },
      { firstName: 'Evy', surname: 'Alho' },
    ],
    [
      'a whole name in the first-name column',
      { firstName: 'Jan de Vries' },
      { firstName: 'Jan', prefix: 'de', surname: 'Vries' },
    ],
    [
      'a partner in the surname',
      { prefix: 'van der', surname: 'Berg-Jansen' },
      { partnerPrefix: 'van der', partnerSurname: 'Berg', surname: 'Jansen', order: 'partner-own' },
    ],
    [
      'a partner in columns of its own',
      { prefix: 'de', surname: 'Jong', partnerSurname: 'van Dam' },
      { prefix: 'de', surname: 'Jong', partnerPrefix: 'van', partnerSurname: 'Dam', order: 'partner-own' },
    ],
  ])('%s', (_what, given, expected) => expect(completeName(given)).toEqual(expected))
})

describe('formatting a name', () => {
  test.each([
    ['Anke de Graaf', 'full', 'Anke de Graaf'],
    ['mevrouw A. de Graaf', 'full', 'A. de Graaf'],
    ['mw. A. de Graaf', 'formal', 'mevrouw De Graaf'],
    ['dhr. J. van der Sluis', 'formal', 'de heer Van der Sluis'],
    ["dhr. P. 't Hoen", 'formal', "de heer 't Hoen"],
    ["mw. C. van 't Hoff", 'formal', "mevrouw Van 't Hoff"],
    ["dhr. P. d'Ancona", 'formal', "de heer d'Ancona"],
    ['dr. Jan de Boer', 'formal', 'dr. J. de Boer'],
    ['Jan de Boer MSc', 'formal', 'J. de Boer MSc'],
    ['A. Jongsma-van der Sluis', 'full', 'A. Jongsma-van der Sluis'],
    ['J.P. de Vries-Jansen', 'list', 'Vries-Jansen, J.P. de'],
    ['J. (Jan) Smit', 'full', 'Jan Smit'],
    ['JAN VAN DEN BERG', 'full', 'Jan van den Berg'],
    ["anna d'ancona-o'brien", 'full', "Anna d'Ancona-O'Brien"],
    ['IJSBRAND IJSSELMUIDEN', 'full', 'IJsbrand IJsselmuiden'],
    ['Van den Berg', 'full', 'Van den Berg'],
  ] as const)('%s, %s: %s', (written, style, expected) =>
    expect(formatName(splitPersonName(written), style)).toBe(expected),
  )

  test('a person who uses the own name only is listed under it', () => {
    expect(formatName({ firstName: 'Els', surname: 'Bos', partnerSurname: 'Dam', order: 'own' }, 'full')).toBe(
      'Els Bos',
    )
    expect(formatName({ firstName: 'Els', surname: 'Bos', partnerSurname: 'Dam', order: 'own-partner' }, 'full')).toBe(
      'Els Bos-Dam',
    )
  })

  test('the Netherlands sort on the core name, Belgium on the whole name', () => {
    const name = splitPersonName('J. van den Berg')
    expect(sortKey(name, 'nl')).toBe('Berg, J. van den')
    expect(sortKey(name, 'be')).toBe('van den Berg, J.')
  })
})
