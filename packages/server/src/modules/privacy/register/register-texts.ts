import type { Language } from '@klantregie/contract'
import { en } from './register-texts.en.ts'
import { nl } from './register-texts.nl.ts'
import type { RegisterTexts } from './register-words.ts'

export type { RegisterTexts } from './register-words.ts'

const LANGUAGES: Readonly<Record<Language, RegisterTexts>> = { nl, en }

export function registerTexts(language: Language): RegisterTexts {
  return LANGUAGES[language]
}
