import { daysLater, dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import {
  countMembers,
  countRows,
  measureRows,
  rowsOfCombinations,
  sumAll,
  sumRows,
  type TypeSet,
} from './add-up.rules.ts'
import * as answers from './answers.queries.ts'
import * as figures from './figures.queries.ts'
import type { AgeCount, CountedKind, CountedSet, DaysShown, MeasuredField } from './inventory.rules.ts'

/** What figures rest upon beside the days: the same for everybody who sees the same. */
export type Sight = {
  readonly domainMask: string
  readonly kinds: readonly string[]
  readonly clear: figures.Clear
  /** Rows, by the types that belong to them. */
  readonly sets: readonly TypeSet[]
  /** The row of the types that make a member. */
  readonly membersRow: string
}

/** Everything that is read and added up; names of types and people are no part of it, so that these are never out of date. */
export type AddedUp = {
  readonly counts: readonly CountedSet[]
  readonly kinds: readonly CountedKind[]
  readonly quality: readonly MeasuredField[]
  /** Of everybody, whatever their types. */
  readonly everybody: readonly CountedKind[]
  readonly anonymous: readonly CountedKind[]
  /** Open relations that are seen. */
  readonly relations: number
  readonly members: readonly AgeCount[]
  readonly loans: readonly figures.LoanCount[]
  readonly customers: { readonly reachable: number; readonly visitors: number; readonly buyers: number }
}

/** Days with the moment at which each was counted: with these an answer is another one as soon as a day is counted again. */
export type CountedDays = DaysShown & { readonly countedAt: Readonly<Record<string, string>> }

/** Figures for this sight: as they were added up before, or added up now and kept for the next who sees the same. */
export async function addedUp(ctx: Ctx, sight: Sight, shown: CountedDays): Promise<AddedUp> {
  const today = dutchDay(ctx.now)
  const text = textOf(sight, shown)
  const known = await answers.findAnswer<AddedUp>(ctx, text, today)
  if (known !== null) return known
  const added = await addUp(ctx, sight, shown)
  await answers.keepAnswer(ctx, { text, sight, figures: added, usedOn: today })
  return added
}

/** Who has not looked for a fortnight waits once. */
const KEPT_DAYS = 14
/** Each takes as long as a page takes that nobody saw before. */
const MOST_SIGHTS = 20

/** After a night: answers that nobody asks any more go, and those of the new days stand ready for whoever looked lately. */
export async function prepareAnswers(ctx: Ctx, shown: CountedDays): Promise<void> {
  const since = daysLater(dutchDay(ctx.now), -KEPT_DAYS)
  const sights = await answers.listSights<Sight>(ctx, { since, most: MOST_SIGHTS })
  await answers.forgetAnswers(ctx)
  for (const { sight, usedOn } of sights)
    await answers.keepAnswer(ctx, {
      text: textOf(sight, shown),
      sight,
      figures: await addUp(ctx, sight, shown),
      usedOn,
    })
}

/** The same text for the same answer: written out in this order, because what comes back from the database is in another. */
function textOf(sight: Sight, shown: CountedDays): string {
  const { domainMask, kinds, clear, sets, membersRow } = sight
  const seen = [
    domainMask,
    kinds.toSorted(),
    [clear.emails, clear.phones, clear.addresses, clear.birthDate],
    sets.map(({ id, typeIds }) => [id, typeIds.toSorted()]),
    membersRow,
  ]
  const days = [shown.now, shown.last, shown.years, daysOf(shown).map((day) => shown.countedAt[day])]
  return JSON.stringify([seen, days])
}

const daysOf = ({ now, last, years }: DaysShown) => [...new Set([now, ...(last === null ? [] : [last]), ...years])]

async function addUp(ctx: Ctx, sight: Sight, shown: DaysShown): Promise<AddedUp> {
  const { domainMask, kinds, clear, sets, membersRow } = sight
  const reading = { days: daysOf(shown), domainMask, kinds }
  const onDay = { ...reading, days: [shown.now] }
  const rowsOf = rowsOfCombinations(await figures.listCombinations(ctx, reading), sets)
  const moved = await figures.countMoved(ctx, reading)
  const deeds = await figures.sumDeeds(ctx, reading)
  return {
    counts: countRows(moved, rowsOf),
    kinds: sumRows(deeds, rowsOf),
    quality: measureRows(await figures.measureQuality(ctx, onDay, clear), rowsOf),
    everybody: sumAll(deeds),
    anonymous: await figures.sumAnonymous(ctx, reading),
    relations: moved.reduce((sum, { day, relations }) => sum + (day === shown.now ? relations : 0), 0),
    members: countMembers(await figures.countAges(ctx, onDay, clear), rowsOf, membersRow),
    loans: await figures.countLoans(ctx, onDay, clear),
    customers: await figures.countCustomers(ctx, onDay, clear),
  }
}
