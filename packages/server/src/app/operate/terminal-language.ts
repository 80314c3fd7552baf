import type { Language } from '@klantregie/contract'

/** A sentence for whoever operates the installation. */
export type Sentence = Readonly<Record<Language, string>>

/** English when the terminal is set to English (LANG, LC_ALL: Node takes its locale from them), otherwise Dutch. */
export function terminalLanguage(locale: string = Intl.DateTimeFormat().resolvedOptions().locale): Language {
  return /^en(-|$)/i.test(locale) ? 'en' : 'nl'
}

/** "20.000" in Dutch, "20,000" in English. */
export function inFigures(value: number, language: Language): string {
  return value.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 })
}

/** Bytes in the unit that people read: "3,4 GB". */
export function inBytes(bytes: number, language: Language): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const
  const rank = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  return `${inFigures(bytes / 1000 ** rank, language)} ${units[rank] ?? 'bytes'}`
}
