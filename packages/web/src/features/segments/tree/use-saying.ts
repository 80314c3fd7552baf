import { useMemo } from 'react'
import { localeOf } from '../../../lib/format.ts'
import { useLanguage } from '../../../lib/i18n.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './model.ts'
import { readTest } from './own-test.view.ts'
import type { Named, Saying } from './sentence.view.ts'

type Field = Model['fields'][number]
interface Words {
  readonly t: ReturnType<typeof useT>
  readonly format: ReturnType<typeof useFormat>
}

type SayValue = (value: string, words: Words, field: Field) => string
const asText: SayValue = (value) => `“${value}”`
const sayChoice: SayValue = (value, { t }, { choices }) =>
  choices.find(({ key }) => key === value)?.label ?? t('say.gone')
const sayings: Readonly<Record<Field['dataType'], SayValue>> = {
  yes_no: (value, { t }) => t(value === 'true' ? 'say.yes' : 'say.no'),
  choice: sayChoice,
  choices: sayChoice,
  number: (value, { format }) => format.number(Number(value)),
  money: (value, { format }) => format.money(Number(value)),
  date: (value, { format }) => format.date(value),
  text: asText,
  long_text: asText,
  reference: asText,
}

/** The words with which trees are said, in the reader's language. */
export function useSaying(model: Model): Saying {
  const t = useT()
  const language = useLanguage()
  const format = useFormat()
  return useMemo(() => {
    const list = (type: 'conjunction' | 'disjunction') => {
      const made = new Intl.ListFormat(localeOf(language), { type })
      return (parts: readonly string[]) => made.format(parts)
    }
    // Until the model is known nothing is said to be gone.
    const nameOf = (of: Named, id: string) => nameIn(model, of, id) ?? (model.isKnown ? undefined : '…')
    return {
      t,
      number: format.number,
      money: format.money,
      date: format.date,
      and: list('conjunction'),
      or: list('disjunction'),
      nameOf,
      testOf: (key, test) => {
        const field = model.fields.find((one) => one.key === key)
        const { what, value } = readTest(test)
        if (value === '') return t(`say.test.${what}`)
        return t(`say.test.${what}`, { value: field ? sayings[field.dataType](value, { t, format }, field) : value })
      },
    }
  }, [t, language, format, model])
}

const lists = {
  type: 'types',
  choice: 'choices',
  domain: 'domains',
  branch: 'branches',
  label: 'labels',
  municipality: 'municipalities',
  family: 'families',
  genre: 'genres',
  segment: 'segments',
  moment: 'moments',
  offering: 'offerings',
  purpose: 'purposes',
  round: 'rounds',
} as const satisfies Partial<Record<Named, keyof Model>>

function editionIn({ codeSets }: Model, id: string) {
  return codeSets.flatMap(({ editions }) => editions).find((one) => one.id === id)
}

/** A key is "A1" or has spaces of its own. */
function codeIn(model: Model, id: string): string | undefined {
  const [setId = '', editionId = '', ...key] = id.split(' ')
  const current = model.codeSets.find((one) => one.id === setId)?.currentEditionId ?? ''
  const code = editionIn(model, editionId === '' ? current : editionId)?.codes.find((one) => one.key === key.join(' '))
  return code && (code.name === '' ? code.key : `${code.key} ${code.name}`)
}

type Other = Exclude<Named, keyof typeof lists>
const OTHERS: Readonly<Record<Other, (model: Model, id: string) => string | undefined>> = {
  field: ({ fields }, id) => fields.find(({ key }) => key === id)?.label,
  link_from: ({ linkTypes }, id) => linkTypes.find((one) => one.id === id)?.label,
  link_to: ({ linkTypes }, id) => linkTypes.find((one) => one.id === id)?.reverseLabel,
  code_set: ({ codeSets }, id) => codeSets.find((one) => one.id === id)?.name,
  code_edition: (model, id) => editionIn(model, id)?.name,
  code: codeIn,
}

function nameIn(model: Model, of: Named, id: string): string | undefined {
  if (!(of in lists)) return OTHERS[of as Other](model, id)
  const things: readonly { readonly id: string; readonly name: string }[] = model[lists[of as keyof typeof lists]]
  return things.find((one) => one.id === id)?.name
}
