import { useQueryClient } from '@tanstack/react-query'
import { addRole, endRole, removeRole, reopenRole } from '@klantregie/contract'
import type { RelationRole } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

type NewRole = CallInput<typeof addRole>['body']

/** Everything that can be done with roles. Each answers with a notice that takes it back. */
export function useRoleActions(id: string) {
  const t = useT()
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
  const paramsOf = (role: RelationRole) => ({ id, roleId: role.id })

  const remove = (role: RelationRole) =>
    void run(
      () => call(removeRole, { params: paramsOf(role) }),
      t('relations.roles.removed', { type: role.type }),
      () =>
        void run(
          () => call(addRole, { params: { id }, body: bodyOf(role) }),
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
  /** Throws what the server refuses, so that the form can show it at its field. */
  const end = async (role: RelationRole, until: string) => {
    await call(endRole, { params: paramsOf(role), body: { until } })
    await refresh()
    showToast({ text: t('relations.roles.endedDone', { type: role.type }), onUndo: () => reopen(role) })
  }
  const add = async (body: NewRole) => {
    const role = await call(addRole, { params: { id }, body })
    await refresh()
    showToast({ text: t('relations.roles.added', { type: role.type }), onUndo: () => remove(role) })
  }
  return { add, end, reopen, remove }
}

function bodyOf({ typeId, branchId, from, until }: RelationRole): NewRole {
  return {
    typeId,
    ...(branchId !== null && { branchId }),
    ...(from !== null && { from }),
    ...(until !== null && { until }),
  }
}
