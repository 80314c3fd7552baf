import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { addRole, findTypeIds } from '../../relations/index.ts'
import { addTask } from '../tasks/task.service.ts'
import { reminderDay } from './due-day.rules.ts'
import { holderOf } from './holder.service.ts'
import * as processes from './process.queries.ts'
import type { Running } from './running.service.ts'

/**
 * What comes of a process of which every step was taken: the role that it was for, and the reminders of afterwards. A role that the
 * relation has already is not given twice, and the reminders are made once, also when it is opened and completed again.
 * @throws AppError relations.type_wrong_kind, relations.type_retired, relations.change_not_allowed: the role cannot be given, so the
 * process is not completed either
 */
export async function completed(ctx: Ctx, running: Running): Promise<void> {
  await giveRole(ctx, running)
  if (running.process.remindedAt !== null) return
  await remind(ctx, running)
  await processes.setReminded(ctx, running.process.id)
}

async function giveRole(ctx: Ctx, { process: { relationId }, content: { roleTypeId } }: Running): Promise<void> {
  if (roleTypeId === null) return
  const today = dutchDay(ctx.now)
  const has = (await findTypeIds(ctx, [relationId], today)).some(({ typeId }) => typeId === roleTypeId)
  if (!has) await addRole(ctx, { id: relationId, typeId: roleTypeId, from: today })
}

async function remind(ctx: Ctx, { process, content }: Running): Promise<void> {
  const today = dutchDay(ctx.now)
  for (const { title, dateKey, ...later } of content.reminders) {
    const from = dateKey === null ? today : process.dates[dateKey]
    const { userId } = await holderOf(ctx, { by: 'owner' }, process)
    // Without its date nobody can say when; what is wrong with that is asked for at the step itself.
    if (!from || userId === null) continue
    await addTask(ctx, {
      title,
      owner: { kind: 'user', id: userId },
      relationId: process.relationId,
      dueOn: reminderDay(from, later, today),
    })
  }
}
