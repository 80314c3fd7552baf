import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, use, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Language } from '@klantregie/contract'
import { localeOf } from './format.ts'
import { usePreferences } from './preferences.ts'

/**
 * Texts live in keyed catalogues, one per feature: `features/<module>/locale/{nl,en}.ts`. A catalogue is defined once,
 * with both languages, and hands out a `useT` that knows exactly its keys. Messages are ICU MessageFormat.
 */
export type Values = Readonly<Record<string, string | number | boolean | Date>>
export type Translate<K extends string> = (key: K, values?: Values) => string
export type Texts<K extends string> = Readonly<Record<K, string>>

export interface Catalogue<K extends string> {
  readonly texts: { readonly nl: Texts<K>; readonly en: Texts<K> }
  readonly useT: () => Translate<K>
}

/** Every catalogue that was loaded; error codes are looked up here, whichever feature they belong to. */
const loaded: { readonly nl: Record<string, string>; readonly en: Record<string, string> } = { nl: {}, en: {} }

export function defineCatalogue<K extends string>(texts: Catalogue<K>['texts']): Catalogue<K> {
  Object.assign(loaded.nl, texts.nl)
  Object.assign(loaded.en, texts.en)
  const translators = { nl: translator(texts.nl, 'nl'), en: translator(texts.en, 'en') }
  return { texts, useT: () => translators[useLanguage()] }
}

function translator<K extends string>(texts: Texts<K>, language: Language): Translate<K> {
  return (key, values) => formatMessage(texts[key], language, values)
}

const compiled = { nl: new Map<string, IntlMessageFormat>(), en: new Map<string, IntlMessageFormat>() }

/** Messages are compiled at first use and kept; most hold no argument and skip the compiler. */
export function formatMessage(message: string, language: Language, values: Values = {}): string {
  if (!/[{}'<]/.test(message)) return message
  let format = compiled[language].get(message)
  if (!format) {
    format = new IntlMessageFormat(message, localeOf(language), undefined, { ignoreTag: true })
    compiled[language].set(message, format)
  }
  return String(format.format({ ...values }))
}

/** The text of a key that is only known while running, such as an error code; null when no loaded catalogue has it. */
export function lookUp(key: string, language: Language, values?: Values): string | null {
  const message = loaded[language][key]
  return message === undefined ? null : formatMessage(message, language, values)
}

const LanguageContext = createContext<Language>('nl')

export function useLanguage(): Language {
  return use(LanguageContext)
}

/** The person's own setting, else what this browser remembers, else what the browser asks for, else Dutch. */
export function decideLanguage(
  setting: Language | null,
  remembered: Language | null,
  browser: readonly string[],
): Language {
  if (setting ?? remembered) return setting ?? remembered ?? 'nl'
  const asked = browser.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'nl' || tag === 'en')
  return asked === 'en' ? 'en' : 'nl'
}

/** `setting` is the language of the signed-in user; null while nobody is signed in. */
export function LanguageProvider({
  setting,
  children,
}: {
  readonly setting: Language | null
  readonly children: ReactNode
}) {
  const { language: remembered } = usePreferences()
  const language = useMemo(() => decideLanguage(setting, remembered, navigator.languages), [setting, remembered])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={localeOf(language)}>{children}</I18nProvider>
    </LanguageContext>
  )
}
