import type { FieldChoice, FieldLimits, OwnDataType, OwnValue } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { checkOwnValue, isOwnKey, readOwnText, sayOwnValue } from './own-value.rules.ts'

const field = (dataType: OwnDataType, limits: FieldLimits = {}, choices: FieldChoice[] = []) => ({
  dataType,
  limits,
  choices,
})
const colours: FieldChoice[] = [
  { key: 'rood', label: 'Rood', isRetired: false },
  { key: 'blauw', label: 'Blauw (licht)', isRetired: false },
  { key: 'constructor', label: 'constructor', isRetired: false },
  { key: 'geel', label: 'Geel', isRetired: true },
]
const context = { dateOrder: 'dmy', today: '2026-03-02' } as const

describe('a value given by hand or through the API', () => {
  test.each<[string, ReturnType<typeof field>, OwnValue, OwnValue]>([
    ['text loses what stands around it', field('text'), '  Kidsclub  maandag ', 'Kidsclub maandag'],
    [
      'text loses control characters, and halves of characters are replaced',
      field('text'),
      'a\u0000b\ud800c',
      'ab\ufffdc',
    ],
    ['long text keeps its lines', field('long_text'), 'een\r\ntwee', 'een\ntwee'],
    ['a formula is text like any other', field('text'), '=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['a number', field('number'), 12.5, 12.5],
    ['minus nought is nought', field('number'), -0, 0],
    ['an amount in cents', field('money'), 1250, 1250],
    ['a day', field('date'), '2024-02-29', '2024-02-29'],
    ['yes', field('yes_no'), true, true],
    ['a choice', field('choice', {}, colours), 'rood', 'rood'],
    [
      'a choice that is called like something in the language',
      field('choice', {}, colours),
      'constructor',
      'constructor',
    ],
    [
      'choices in the order of the field, each once',
      field('choices', {}, colours),
      ['blauw', 'rood', 'blauw'],
      ['rood', 'blauw'],
    ],
    ['a postcode in its own form', field('text', { form: 'postcode' }), '1234ab', '1234 AB'],
  ])('%s', (_name, shape, value, stored) => {
    expect(checkOwnValue(shape, value)).toEqual({ ok: true, value: stored })
  })

  test.each<[string, ReturnType<typeof field>, OwnValue, object]>([
    ['text for a number', field('number'), '12', { code: 'value.number_invalid' }],
    ['a number for text', field('text'), 12, { code: 'value.kind_invalid' }],
    ['half a cent', field('money'), 12.5, { code: 'value.number_invalid' }],
    ['not a number', field('number'), NaN, { code: 'value.number_invalid' }],
    ['below the least', field('number', { min: 4 }), 3, { code: 'value.too_small', limit: '4' }],
    ['above the most, said in euros', field('money', { max: 5000 }), 5001, { code: 'value.too_large', limit: '50,00' }],
    [
      'more decimals than agreed',
      field('number', { decimals: 1 }),
      1.25,
      { code: 'value.too_many_decimals', limit: '1' },
    ],
    ['a day that does not exist', field('date'), '2025-02-29', { code: 'value.date_invalid' }],
    [
      'a day before the first',
      field('date', { earliest: '2020-01-01' }),
      '2019-12-31',
      { code: 'value.too_early', limit: '1-1-2020' },
    ],
    ['too long', field('text', { longest: 3 }), 'vier', { code: 'value.too_long', limit: '3' }],
    [
      'ten thousand characters in a line of text',
      field('text'),
      'x'.repeat(10_000),
      { code: 'value.too_long', limit: '300' },
    ],
    ['letters where digits are asked', field('text', { form: 'digits' }), '12a', { code: 'value.form_invalid' }],
    ['a choice that does not exist', field('choice', {}, colours), '__proto__', { code: 'value.choice_unknown' }],
    [
      'a choice that was retired',
      field('choice', {}, colours),
      'geel',
      { code: 'value.choice_retired', limit: 'Geel' },
    ],
    ['the word yes for yes or no', field('yes_no'), 'ja', { code: 'value.yes_no_invalid' }],
    ['a name for a reference', field('reference'), 'Jan', { code: 'value.reference_invalid' }],
  ])('refuses %s', (_name, shape, value, problem) => {
    expect(checkOwnValue(shape, value)).toEqual({ ok: false, problem })
  })

  test('a choice that was retired may stay where it was chosen', () => {
    expect(checkOwnValue(field('choice', {}, colours), 'geel', 'geel').ok).toBe(true)
    expect(checkOwnValue(field('choices', {}, colours), ['geel', 'rood'], ['geel']).ok).toBe(true)
  })
})

describe('a cell of a file', () => {
  test.each<[string, ReturnType<typeof field>, string, OwnValue]>([
    ['a Dutch number', field('number'), '1.234,5', 1234.5],
    ['a thousand', field('number'), '1.000', 1000],
    ['a negative number', field('number'), '-3', -3],
    ['an amount with its sign', field('money'), '€ 1.234,50', 123_450],
    ['a Dutch day', field('date'), '2-3-2026', '2026-03-02'],
    ['a day in words', field('date'), '2 maart 2026', '2026-03-02'],
    ['Ja', field('yes_no'), 'Ja', true],
    ['nee', field('yes_no'), 'nee', false],
    ['a cross', field('yes_no'), 'x', true],
    ['a choice by its label, whatever capitals', field('choice', {}, colours), 'blauw (LICHT)', 'blauw'],
    ['several choices in one cell', field('choices', {}, colours), 'Rood; Blauw (licht)', ['rood', 'blauw']],
  ])('%s', (_name, shape, text, value) => {
    expect(readOwnText(shape, text, context)).toEqual({ ok: true, value })
  })

  test.each<[string, ReturnType<typeof field>, string, string]>([
    ['a word for a number', field('number'), 'veel', 'value.number_invalid'],
    ['misschien', field('yes_no'), 'misschien', 'value.yes_no_invalid'],
    ['31 February', field('date'), '31-02-2026', 'value.date_impossible'],
    ['a colour that is not a choice', field('choice', {}, colours), 'paars', 'value.choice_unknown'],
    ['only separators', field('choices', {}, colours), ';;', 'value.choice_unknown'],
  ])('refuses %s with the reason', (_name, shape, text, code) => {
    expect(readOwnText(shape, text, context)).toMatchObject({ ok: false, problem: { code } })
  })
})

test.each<[ReturnType<typeof field>, OwnValue, string, string]>([
  [field('yes_no'), true, 'ja', 'yes'],
  [field('money'), 123_450, '1234,50', '1234.50'],
  [field('money'), -5, '-0,05', '-0.05'],
  [field('number'), 12.5, '12,5', '12.5'],
  [field('date'), '2026-03-02', '2-3-2026', '2026-03-02'],
  [field('choices', {}, colours), ['rood', 'geel'], 'Rood; Geel', 'Rood; Geel'],
])('%o with %o is said as "%s"', (shape, value, dutch, english) => {
  expect([sayOwnValue(shape, value, 'nl'), sayOwnValue(shape, value, 'en')]).toEqual([dutch, english])
})

test.each(['__proto__', 'constructor', 'name', 'own_', 'own_A', 'own_a b', `own_${'a'.repeat(61)}`, 'own_a:b'])(
  '"%s" is not the key of an own field',
  (key) => expect(isOwnKey(key)).toBe(false),
)
