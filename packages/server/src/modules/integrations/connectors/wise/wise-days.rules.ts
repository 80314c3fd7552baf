import { daysLater } from '@klantregie/contract'

/** Years that stand for "for ever" in administrations. */
const FOR_EVER = 2200

/** A day as 2026-03-01, from that, from 20260301, 01-03-2026 or a moment; null for what is none, and for "for ever". */
export function isoDay(text: string): string | null {
  const [, year, month, day] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? reversed(text)
  const iso = `${year ?? ''}-${month ?? ''}-${day ?? ''}`
  const moment = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(iso)) return null
  return Number(year) >= FOR_EVER ? null : iso
}

function reversed(text: string): readonly (string | undefined)[] {
  const [, day = '', month = '', year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  return [undefined, year, month.padStart(2, '0'), day.padStart(2, '0')]
}

/** The day before: they tell changes by the day, so that the last day is asked once more. */
export const dayBefore = (day: string): string => daysLater(day, -1)
