import { defineCatalogue } from '../../../lib/i18n.tsx'
import { campaignsEn } from './campaigns.en.ts'
import { cardsEn } from './cards.en.ts'
import { campaignsNl } from './campaigns.nl.ts'
import { cardsNl } from './cards.nl.ts'
import { codesEn } from './codes.en.ts'
import { codesNl } from './codes.nl.ts'
import { en } from './en.ts'
import { eventbriteEn } from './eventbrite.en.ts'
import { eventbriteNl } from './eventbrite.nl.ts'
import { kohaEn } from './koha.en.ts'
import { kohaNl } from './koha.nl.ts'
import { newslettersEn } from './newsletters.en.ts'
import { newslettersNl } from './newsletters.nl.ts'
import { nl } from './nl.ts'
import { offersEn } from './offers.en.ts'
import { offersNl } from './offers.nl.ts'
import { registersEn } from './registers.en.ts'
import { registersNl } from './registers.nl.ts'
import { sendingEn } from './sending.en.ts'
import { sendingNl } from './sending.nl.ts'
import { ticketmaticEn } from './ticketmatic.en.ts'
import { ticketmaticNl } from './ticketmatic.nl.ts'
import { wiseEn } from './wise.en.ts'
import { wiseNl } from './wise.nl.ts'

export const { useT, texts } = defineCatalogue({
  nl: {
    ...nl,
    ...campaignsNl,
    ...cardsNl,
    ...codesNl,
    ...eventbriteNl,
    ...kohaNl,
    ...newslettersNl,
    ...offersNl,
    ...registersNl,
    ...sendingNl,
    ...ticketmaticNl,
    ...wiseNl,
  },
  en: {
    ...en,
    ...campaignsEn,
    ...cardsEn,
    ...codesEn,
    ...eventbriteEn,
    ...kohaEn,
    ...newslettersEn,
    ...offersEn,
    ...registersEn,
    ...sendingEn,
    ...ticketmaticEn,
    ...wiseEn,
  },
})
