/** Swedish writes calendar days as ISO 8601 does. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })

/** The calendar day it is in the Netherlands, "2026-03-05". */
export const dutchToday = (): string => DAY.format(new Date())
