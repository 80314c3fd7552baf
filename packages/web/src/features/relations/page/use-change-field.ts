import { useQueryClient } from '@tanstack/react-query'
import { changeField, undoChange } from '@klantregie/contract'
import type { FieldValue, RelationPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import { useLookUp, useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useFieldLabel } from '../model.tsx'
import { relationQuery } from '../relations.api.ts'

/** `current` is the value that somebody else made of it, raw. */
export type FieldResult =
  | { readonly state: 'saved' }
  | { readonly state: 'conflict'; readonly current: unknown }
  | { readonly state: 'error'; readonly message: string }

export type ChangeField = (change: FieldValue, expected: unknown) => Promise<FieldResult>

/** Puts a fresh page on the screen and marks what follows from it as stale: lists, the timeline, the sources. */
export function useFreshPage(id: string): (page: RelationPage) => void {
  const cache = useQueryClient()
  return (page) => {
    cache.setQueryData(relationQuery(id).queryKey, page)
    for (const queryKey of [['relations', 'list'], ['relations', 'search'], ['activity'], ['identity']]) {
      void cache.invalidateQueries({ queryKey })
    }
  }
}

/** Saves one field by hand. It does not throw, never overwrites silently, and offers to take the change back. */
export function useChangeField(id: string): ChangeField {
  const t = useT()
  const label = useFieldLabel()
  const lookUp = useLookUp()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const showPage = useFreshPage(id)
  const undo = async (recordId: string) => {
    try {
      showPage(await call(undoChange, { params: { id }, body: { recordId } }))
      showToast({ text: t('relations.field.undone') })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
  return async (change, expected) => {
    try {
      const saved = await call(changeField, { params: { id }, body: { change, expected } })
      showPage(saved.page)
      showToast({
        text: t('relations.field.changed', { field: label(change.field) }),
        onUndo: () => void undo(saved.undo.recordId),
      })
      return { state: 'saved' }
    } catch (error) {
      if (isProblem(error, 'identity.field_changed')) {
        void cache.invalidateQueries({ queryKey: relationQuery(id).queryKey })
        return { state: 'conflict', current: error.details['current'] ?? null }
      }
      const said = isProblem(error, 'identity.field_invalid') ? error.details['message'] : undefined
      if (typeof said === 'string') return { state: 'error', message: said }
      const general = problemText(error)
      const reason = isProblem(error, 'identity.field_invalid') ? String(error.details['problem']) : ''
      return { state: 'error', message: lookUp(`relations.invalid.${reason}`, general) }
    }
  }
}
