import { useQueryClient } from '@tanstack/react-query'
import {
  addRole,
  changeRole,
  convertRole,
  endRole,
  removeRole,
  reopenRole,
  takeBackConversion,
} from '@klantregie/contract'
import type { RelationRole } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

type NewRole = CallInput<typeof addRole>['body']
type End = CallInput<typeof endRole>['body']
type Change = CallInput<typeof changeRole>['body']
type Conversion = CallInput<typeof convertRole>['body']
type NamedRole = Pick<RelationRole, 'id' | 'type'>

/** Runs a deed and says what came of it. */
function useRun() {
  const cache = useQueryClient()
  const problemText = useProblemText()
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['relations'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
    ])
  /** Runs what was pressed in a menu or a notice; there is no form to show a refusal in. */
  const run = async (work: () => Promise<unknown>, text: string, onUndo?: () => void) => {
    try {
      await work()
      await refresh()
      showToast({ text, ...(onUndo && { onUndo }) })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
  return { refresh, run }
}

/** Changing what a role is, and converting it to another; both throw what the server refuses. */
function useRoleChanges(id: string) {
  const t = useT()
  const { refresh, run } = useRun()
  const paramsOf = (role: Pick<RelationRole, 'id'>) => ({ id, roleId: role.id })
  const change = async (role: RelationRole, body: Change) => {
    const changed = await call(changeRole, { params: paramsOf(role), body })
    await refresh()
    const before = { ...beforeOf(role, body), version: changed.version }
    showToast({
      text: t('relations.roles.changedDone', { type: role.type }),
      ...(changed.version !== role.version && {
        onUndo: () =>
          void run(
            () => call(changeRole, { params: paramsOf(role), body: before }),
            t('relations.roles.changeUndone', { type: role.type }),
          ),
      }),
    })
  }
  const takeBack = (role: NamedRole) =>
    void run(
      () => call(takeBackConversion, { params: paramsOf(role) }),
      t('relations.roles.conversionTakenBack', { type: role.type }),
    )
  const convert = async (role: NamedRole, body: Conversion) => {
    const { started } = await call(convertRole, { params: paramsOf(role), body })
    await refresh()
    showToast({
      text: t('relations.roles.converted', { from: role.type, to: started.type }),
      onUndo: () => takeBack(role),
    })
  }
  return { change, convert, takeBack }
}

/** Everything that can be done with roles. Each answers with a notice that takes it back. */
export function useRoleActions(id: string) {
  const t = useT()
  const { refresh, run } = useRun()
  const paramsOf = (role: RelationRole) => ({ id, roleId: role.id })

  const remove = (role: RelationRole, relationId = id) =>
    void run(
      () => call(removeRole, { params: { id: relationId, roleId: role.id } }),
      t('relations.roles.removed', { type: role.type }),
      () =>
        void run(
          () => call(addRole, { params: { id: relationId }, body: bodyOf(role) }),
          t('relations.roles.back', { type: role.type }),
        ),
    )
  const reopen = (role: RelationRole) =>
    void run(
      () => call(reopenRole, { params: paramsOf(role) }),
      t('relations.roles.reopened', { type: role.type }),
      () =>
        void run(
          () => call(endRole, { params: paramsOf(role), body: { ...(role.until !== null && { until: role.until }) } }),
          t('relations.roles.endedDone', { type: role.type }),
        ),
    )
  /** Throws what the server refuses, so that the form can show it at its field; so does the next. */
  const end = async (role: RelationRole, body: End) => {
    await call(endRole, { params: paramsOf(role), body })
    await refresh()
    showToast({ text: t('relations.roles.endedDone', { type: role.type }), onUndo: () => reopen(role) })
  }
  const add = (body: NewRole) => addTo(id, body)
  const addTo = async (relationId: string, body: NewRole) => {
    const role = await call(addRole, { params: { id: relationId }, body })
    await refresh()
    showToast({ text: t('relations.roles.added', { type: role.type }), onUndo: () => remove(role, relationId) })
  }
  return { add, addTo, end, reopen, remove, ...useRoleChanges(id) }
}

/** What these fields were, to put them back. */
function beforeOf(role: RelationRole, { version: _version, ...body }: Change): Omit<Change, 'version'> {
  const keys = Object.keys(body) as (keyof typeof body)[]
  return Object.fromEntries(keys.map((key) => [key, role[key]]))
}

function bodyOf({ typeId, branchId, from, until, ...role }: RelationRole): NewRole {
  return {
    typeId,
    ...(role.statusId !== null && { statusId: role.statusId }),
    ...(role.stageId !== null && { stageId: role.stageId }),
    ...(role.ownerId !== null && { ownerId: role.ownerId }),
    ...(role.leadSource !== null && { leadSource: role.leadSource }),
    ...(role.interest !== null && { interest: role.interest }),
    ...(branchId !== null && { branchId }),
    ...(from !== null && { from }),
    ...(until !== null && { until }),
  }
}
