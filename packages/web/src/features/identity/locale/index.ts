import { defineCatalogue } from '../../../lib/i18n.tsx'
import { activityRowsEn } from './activity-rows-en.ts'
import { activityRowsNl } from './activity-rows-nl.ts'
import { en } from './en.ts'
import { foldersEn } from './folders-en.ts'
import { mailboxesEn } from './mailboxes-en.ts'
import { foldersNl } from './folders-nl.ts'
import { mailboxesNl } from './mailboxes-nl.ts'
import { matchingEn } from './matching-en.ts'
import { matchingNl } from './matching-nl.ts'
import { mergingEn } from './merging-en.ts'
import { mergingNl } from './merging-nl.ts'
import { nl } from './nl.ts'
import { questionsEn } from './questions-en.ts'
import { questionsNl } from './questions-nl.ts'

export const { useT, texts } = defineCatalogue({
  nl: { ...nl, ...questionsNl, ...mergingNl, ...matchingNl, ...activityRowsNl, ...foldersNl, ...mailboxesNl },
  en: { ...en, ...questionsEn, ...mergingEn, ...matchingEn, ...activityRowsEn, ...foldersEn, ...mailboxesEn },
})
