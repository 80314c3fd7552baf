import type { NewFieldInput } from '@klantregie/contract'
import type { DemoTypeKey } from './demo-organisation.ts'

/** A field of the organisation's own, as its administrator would make it; its key is made from the label. */
export type DemoField = Pick<NewFieldInput, 'label' | 'definition' | 'goal' | 'section' | 'dataType' | 'kinds'> & {
  readonly types: readonly DemoTypeKey[]
  readonly choices?: readonly string[]
  readonly limits?: NewFieldInput['limits']
  readonly retentionText?: string
}

export const READING_LEVELS = ['Start', 'M3', 'E3', 'M4', 'E4', 'M5', 'E5', 'M6', 'E6', 'M7', 'E7', 'Plus'] as const
export const SPONSOR_PACKAGES = ['Brons', 'Zilver', 'Goud', 'In natura'] as const
export const VOLUNTEER_SKILLS = [
  'Voorlezen',
  'Taalles geven',
  'Computerhulp',
  'Gastheer of gastvrouw',
  'Boeken aan huis',
  'Techniek en opbouw',
] as const

export const DEMO_FIELDS = {
  readingLevel: {
    label: 'Leesniveau',
    definition: 'Het AVI-niveau dat een kind volgens de school of de ouder leest.',
    goal: 'Boeken en activiteiten adviseren die bij het kind passen.',
    section: 'Lezen',
    dataType: 'choice',
    kinds: ['person'],
    types: ['borrower'],
    choices: READING_LEVELS,
    retentionText: 'Zolang het kind lid is',
  },
  schoolLibrary: {
    label: 'Bibliotheek op school',
    definition: 'Of de school meedoet met de Bibliotheek op school.',
    goal: 'Weten met welke scholen we vaste afspraken hebben.',
    section: 'Onderwijs',
    dataType: 'yes_no',
    kinds: ['organisation'],
    types: ['school'],
  },
  pupils: {
    label: 'Aantal leerlingen',
    definition: 'Het aantal leerlingen op 1 oktober, naar boven afgerond op vijf.',
    goal: 'Het aanbod en de collectie op de grootte van de school afstemmen.',
    section: 'Onderwijs',
    dataType: 'number',
    kinds: ['organisation'],
    types: ['school'],
    limits: { min: 0, max: 5000, decimals: 0 },
  },
  sponsorPackage: {
    label: 'Sponsorpakket',
    definition: 'Wat de sponsor met ons afsprak: het pakket met zijn tegenprestaties.',
    goal: 'Nakomen wat we beloofden en op tijd over verlengen praten.',
    section: 'Sponsoring',
    dataType: 'choice',
    kinds: ['organisation'],
    types: ['sponsor'],
    choices: SPONSOR_PACKAGES,
  },
  sponsorAmount: {
    label: 'Bedrag per jaar',
    definition: 'Het afgesproken bedrag per kalenderjaar, zonder btw.',
    goal: 'De sponsorinkomsten kunnen plannen.',
    section: 'Sponsoring',
    dataType: 'money',
    kinds: ['organisation'],
    types: ['sponsor'],
    limits: { min: 0 },
  },
  skills: {
    label: 'Kan helpen met',
    definition: 'Waarbij een vrijwilliger graag helpt.',
    goal: 'De juiste vrijwilliger vragen voor een activiteit.',
    section: 'Vrijwilligerswerk',
    dataType: 'choices',
    kinds: ['person'],
    types: ['volunteer'],
    choices: VOLUNTEER_SKILLS,
  },
  conductUntil: {
    label: 'VOG nakijken op',
    definition: 'De dag waarop we om een nieuwe verklaring omtrent het gedrag vragen: drie jaar na de vorige.',
    goal: 'Zorgen dat wie met kinderen of kwetsbare mensen werkt een geldige verklaring heeft.',
    section: 'Vrijwilligerswerk',
    dataType: 'date',
    kinds: ['person'],
    types: ['volunteer'],
  },
} as const satisfies Record<string, DemoField>

export type DemoFieldKey = keyof typeof DEMO_FIELDS
