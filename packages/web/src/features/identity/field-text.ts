import type { FieldKey } from '@klantregie/contract'
import { localeOf, phoneText } from '../../lib/format.ts'
import { useLanguage } from '../../lib/i18n.tsx'
import { useFormat } from '../../lib/texts.tsx'

/** The server says days, numbers and languages as codes; a reader wants to see them as people write them. */
export function useFieldText(): (field: FieldKey, text: string) => string {
  const format = useFormat()
  const language = useLanguage()
  return (field, text) => {
    if (field === 'birthDate' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return format.date(text)
    if (field === 'phones') return text.split(', ').map(phoneText).join(', ')
    if (field !== 'language' || !/^[a-z]{2}$/.test(text)) return text
    return new Intl.DisplayNames([localeOf(language)], { type: 'language', fallback: 'code' }).of(text) ?? text
  }
}
