import type { DemoFact, DemoRow } from '../demo-row.ts'
import type { DemoTypeKey } from '../demo-organisation.ts'
import { loansOf, membershipsOf } from './library-use.ts'
import { courseGoersOf, helpOf, learnersOf, meetingsOf, membersAtCourses } from './taking-part.ts'
import type { Registrar, Registry } from './subject.ts'
import * as support from './support.ts'
import { ticketsOf } from './tickets.ts'

const together =
  (...registrars: readonly Registrar[]): Registrar =>
  (registry, subject) =>
    registrars.flatMap((registrar) => registrar(registry, subject))

/** What whoever has a role does. */
const REGISTRARS: Partial<Record<DemoTypeKey, Registrar>> = {
  borrower: together(membershipsOf, loansOf, membersAtCourses, helpOf, support.complaints),
  visitor: together(ticketsOf, support.complaints),
  participant: together(meetingsOf, courseGoersOf),
  language_learner: learnersOf,
  friend: support.friendGifts,
  donor: support.donorGifts,
  volunteer: support.volunteerHours,
  school: support.bills('school', [400, 3200], 0.45),
  partner: support.bills('hall', [90, 650], 0.35),
  sponsor: support.sponsoring,
  fund: support.subsidies(3, 40, 0.35),
  municipality: support.subsidies(180, 940, 1),
}

/** What a row's relation did, from the first of four seasons up to yesterday. `children`: ages today of the children at home. */
export function factsOf(
  registry: Registry,
  row: DemoRow,
  { age, children }: { readonly age: number; readonly children: readonly number[] },
): DemoFact[] {
  return row.roles.flatMap((role) => REGISTRARS[role.typeKey]?.(registry, { row, role, age, children }) ?? [])
}
