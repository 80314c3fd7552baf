/** The purposes every organisation starts with, and what a library or a venue usually has besides. A key is never renamed. */
export const standardKeys = [
  'newsletter',
  'own_offer',
  'education_news',
  'research_panel',
  'visit_survey',
  'fundraising',
  'service_messages',
  'borrowing_messages',
  'reading_tips',
  'youth_activities',
  'digital_skills',
  'ticket_messages',
  'programme_tips',
  'friends',
  'performances_for_schools',
] as const
export type StandardPurpose = (typeof standardKeys)[number]

/** The words of the purposes in one language; a forgotten word does not compile. */
export type PurposeTexts = Readonly<
  Record<
    StandardPurpose,
    {
      readonly name: string
      readonly description: string
      readonly wording: (organisation: string) => string
      readonly topics?: readonly string[]
    }
  >
>
