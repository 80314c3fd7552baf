import { defineCatalogue } from '../../../lib/i18n.tsx'
import { en } from './en.ts'
import { nl } from './nl.ts'

export const { useT, texts } = defineCatalogue({ nl, en })
