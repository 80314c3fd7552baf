import { defineCatalogue } from '../i18n.tsx'
import { en } from './en.ts'
import { nl } from './nl.ts'

export const { useT: useCoreT, texts } = defineCatalogue({ nl, en })
