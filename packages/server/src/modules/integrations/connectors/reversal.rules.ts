import type { GivenFact } from './given.rules.ts'

/** What takes a sale back: the same with the sign the other way, on the day on which it was taken back and never before it was sold. */
export const reversedSale = (sale: GivenFact, when: Date | null): GivenFact => ({
  ...sale,
  key: `${sale.key}/cancelled`,
  reversesKey: sale.key,
  occurredAt: when === null || when < sale.occurredAt ? sale.occurredAt : when,
  quantity: -sale.quantity,
  amountCents: -sale.amountCents,
})
