import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'

/** What can be chosen for a role: its status now, the stage it is in, why it ended. Each relation type has its own lists. */
export const RoleChoiceKind = z.enum(['status', 'stage', 'end_reason'])
export type RoleChoiceKind = z.infer<typeof RoleChoiceKind>

export const RoleChoice = z.object({
  id: Id,
  typeId: Id,
  kind: RoleChoiceKind,
  name: z.string(),
  /** Not to be chosen any more; roles that have it keep it. */
  isRetired: z.boolean(),
})
export type RoleChoice = z.infer<typeof RoleChoice>

export const listRoleChoices = defineRoute({
  method: 'GET',
  path: '/role-choices',
  permission: 'governance.model.read',
  summary: 'List what can be chosen for roles: statuses, stages and reasons of end, per relation type, in order',
  response: z.object({ items: z.array(RoleChoice) }),
})

const ChoiceName = z.string().trim().min(1).max(80)
export const setRoleChoices = defineRoute({
  method: 'PUT',
  path: '/relation-types/:id/choices/:kind',
  permission: 'governance.model.write',
  summary: 'Set the statuses, stages or reasons of end of a relation type, in order; what is left out is retired',
  params: z.object({ id: Id, kind: RoleChoiceKind }),
  body: z.object({
    /** With the id of a choice that stays; without for a new one. */
    choices: z.array(z.object({ id: Id.optional(), name: ChoiceName })).max(40),
    /** The ids that were seen, in order; refused with `governance.model_changed` when somebody changed the list meanwhile. */
    seen: z.array(Id).max(40),
  }),
  response: z.object({ items: z.array(RoleChoice) }),
  errors: ['relations.type_not_found', 'governance.model_changed', 'governance.choice_twice'],
})
