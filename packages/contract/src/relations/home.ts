import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Masking } from './disclosure.ts'
import { Day, RelationKind } from './record.ts'

const Other = z.object({ id: Id, name: z.string(), kind: RelationKind, ...Masking })

export const Household = z.object({
  id: Id,
  name: z.string(),
  members: z.array(Other.extend({ birthDate: Day.nullable() })),
  /** One letter for all of them, or one each. */
  isOneMailing: z.boolean(),
  /** To whom the one letter goes; null: to the oldest whom it may reach. */
  addresseeId: Id.nullable(),
  chosenBy: z.string().nullable(),
  chosenAt: z.iso.datetime().nullable(),
  mayChange: z.boolean(),
})
export type Household = z.infer<typeof Household>

export const getHome = defineRoute({
  method: 'GET',
  path: '/relations/:id/home',
  permission: 'relations.relation.read',
  summary: 'Show with whom somebody lives, who is guardian of whom, and who shares an e-mail address',
  params: IdParams,
  response: z.object({
    households: z.array(Household),
    /** Who is guardian of this child today. */
    guardians: z.array(Other.extend({ from: Day.nullable(), until: Day.nullable() })),
    /** Children of whom this is a guardian today. */
    children: z.array(Other.extend({ from: Day.nullable(), until: Day.nullable() })),
    sharedEmails: z.array(z.object({ email: z.string(), others: z.array(Other), more: z.int() })),
  }),
  errors: ['relations.relation_not_found'],
})
export const chooseHouseholdMailing = defineRoute({
  method: 'PUT',
  path: '/relations/:id/household-mailing',
  permission: 'relations.relation.write',
  summary: 'Choose whether a household gets one mailing, and to whom it is addressed',
  params: IdParams,
  body: z.object({ isOneMailing: z.boolean(), addresseeId: Id.nullable().default(null) }),
  response: Household,
  errors: ['relations.relation_not_found', 'relations.not_a_household', 'relations.not_a_member'],
})
