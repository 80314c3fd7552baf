import type { Language, RoleChoiceKind } from '@klantregie/contract'
import type { StandardType } from '../model/standard-model.ts'

type Lists = Readonly<Partial<Record<RoleChoiceKind, readonly string[]>>>

/** What a new organisation begins with, in its language. Types that are not here begin without lists. */
export const standardChoices: Readonly<Record<Language, Readonly<Partial<Record<StandardType, Lists>>>>> = {
  nl: {
    lead: {
      stage: ['Nieuw', 'Eerste contact', 'In gesprek', 'Voorstel gedaan'],
      end_reason: ['Geen belangstelling', 'Niet te bereiken', 'Past niet bij ons'],
    },
    sponsor: {
      status: ['Actief', 'Gepauzeerd'],
      stage: ['In gesprek', 'Afspraken gemaakt', 'Loopt', 'Verlengen'],
      end_reason: ['Overeenkomst afgelopen', 'Koos een ander doel', 'Bestaat niet meer'],
    },
    fund: {
      status: ['Actief', 'Gepauzeerd'],
      stage: ['Verkennen', 'Aanvraag ingediend', 'Toegekend', 'Verantwoorden'],
    },
    partner: { status: ['Actief', 'Gepauzeerd'], end_reason: ['Samenwerking afgerond', 'Bestaat niet meer'] },
    school: {
      status: ['Actief', 'Gepauzeerd'],
      stage: ['Kennismaken', 'Afspraken gemaakt', 'Werkt met ons'],
      end_reason: ['Gesloten', 'Gefuseerd', 'Koos ander aanbod'],
    },
    volunteer: {
      status: ['Actief', 'Tijdelijk gestopt'],
      stage: ['Aangemeld', 'Kennismaking', 'Ingewerkt'],
      end_reason: ['Verhuisd', 'Geen tijd meer', 'Andere bezigheid', 'Overleden'],
    },
  },
  en: {
    lead: {
      stage: ['New', 'First contact', 'Talking', 'Proposal made'],
      end_reason: ['No interest', 'Could not be reached', 'Does not suit us'],
    },
    sponsor: {
      status: ['Active', 'Paused'],
      stage: ['Talking', 'Agreed', 'Running', 'To be renewed'],
      end_reason: ['Agreement ended', 'Chose another cause', 'No longer exists'],
    },
    fund: { status: ['Active', 'Paused'], stage: ['Exploring', 'Applied', 'Granted', 'To be accounted for'] },
    partner: { status: ['Active', 'Paused'], end_reason: ['Work together finished', 'No longer exists'] },
    school: {
      status: ['Active', 'Paused'],
      stage: ['Getting to know', 'Agreed', 'Works with us'],
      end_reason: ['Closed', 'Merged with another', 'Chose other offerings'],
    },
    volunteer: {
      status: ['Active', 'Stopped for a while'],
      stage: ['Applied', 'Introduction', 'Trained'],
      end_reason: ['Moved', 'No time any more', 'Other occupation', 'Died'],
    },
  },
}
