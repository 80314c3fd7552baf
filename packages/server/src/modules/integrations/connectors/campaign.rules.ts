import type { GivenCampaign, GivenObject, Refused, Understood } from './given.rules.ts'

/** How a campaign is called in every newsletter system. */
export const CAMPAIGN = 'campaign'

/** For so long after it was sent what became of a campaign is asked again: hardly anybody opens a mail after it. In milliseconds. */
export const WHILE_NEWS = 60 * 86_400_000

/** A number of people; null for what is none. */
export function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= 2_147_483_647 ? count : null
}

/** Of several kinds of the same together; null when none of them is told. */
export function sumOf(...values: readonly unknown[]): number | null {
  const counts = values.map(countOf).filter((count) => count !== null)
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
}

/** As it was told: what is lacking is null. */
export type CampaignTold = Omit<GivenCampaign, 'sentAt' | 'sent'> & {
  readonly sentAt: Date | null
  readonly sent: number | null
}

/** What a campaign means. Without the moment, or to how many it went, there is nothing to show. */
export function understandCampaign(object: GivenObject, { sentAt, sent, ...told }: CampaignTold): Understood | Refused {
  const title = told.subject ?? (told.name || object.externalId)
  if (sentAt === null || sent === null) return { title, refused: { code: 'not_understood', details: {} } }
  return {
    title,
    people: [],
    about: null,
    offerings: [],
    facts: [],
    campaign: { ...told, name: told.name || title, sentAt, sent },
    wants: null,
  }
}
