import { dutchDay } from '@klantregie/contract'

/** The calendar day it is in the Netherlands, "2026-03-05", wherever this screen is looked at. */
export const dutchToday = (): string => dutchDay(new Date())
