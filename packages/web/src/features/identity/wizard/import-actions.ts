import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { cancelImport, checkImport, discardImport, runImport, undoImport } from '@klantregie/contract'
import type { Import, ImportOptions } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { importsHref } from '../addresses.ts'
import { importQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { forgetDraft } from './draft.ts'
import { stepOf } from './steps.view.ts'

/** Shows the answer at once, goes to the step it belongs to, and lets the lists ask again. */
function useAfterwards() {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return (imported: Import, goes = true) => {
    cache.setQueryData(importQuery(imported.id).queryKey, imported)
    void cache.invalidateQueries({ queryKey: ['identity', 'imports'] })
    void cache.invalidateQueries({ queryKey: ['identity', 'rows', imported.id] })
    if (goes)
      void navigate({ to: '/imports/$importId/$step', params: { importId: imported.id, step: stepOf(imported) } })
  }
}

function useRefusal() {
  const cache = useQueryClient()
  const problemText = useProblemText()
  return (error: Error) => {
    showToast({ tone: 'danger', text: problemText(error) })
    // Most refusals mean that the import moved on meanwhile; then the screen should too.
    void cache.invalidateQueries({ queryKey: ['identity'] })
  }
}

export function useCheck(id: string) {
  const afterwards = useAfterwards()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: ImportOptions) => call(checkImport, { params: { id }, body }),
    onSuccess: (imported) => {
      forgetDraft(id)
      void cache.invalidateQueries({ queryKey: ['identity', 'sources'] })
      afterwards(imported)
    },
  })
}

export function useRun(id: string) {
  const afterwards = useAfterwards()
  const onError = useRefusal()
  return useMutation({
    mutationFn: () => call(runImport, { params: { id } }),
    onSuccess: (imported) => afterwards(imported),
    onError,
  })
}

/** `goes`: whether to follow the import to its step; in a list one stays where one is. */
export function useCancel(id: string, goes = true) {
  const t = useT()
  const afterwards = useAfterwards()
  const onError = useRefusal()
  return useMutation({
    mutationFn: () => call(cancelImport, { params: { id } }),
    onSuccess: (imported) => {
      showToast({ text: t('cancel.asked') })
      afterwards(imported, goes)
    },
    onError,
  })
}

export function useUndo(id: string, goes = true) {
  const t = useT()
  const afterwards = useAfterwards()
  const onError = useRefusal()
  return useMutation({
    mutationFn: () => call(undoImport, { params: { id } }),
    onSuccess: (imported) => {
      showToast({ text: t('undo.started') })
      afterwards(imported, goes)
    },
    onError,
  })
}

export function useDiscard(id: string) {
  const t = useT()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const onError = useRefusal()
  return useMutation({
    mutationFn: () => call(discardImport, { params: { id } }),
    onSuccess: () => {
      forgetDraft(id)
      cache.removeQueries({ queryKey: importQuery(id).queryKey })
      void cache.invalidateQueries({ queryKey: ['identity', 'imports'] })
      showToast({ text: t('discard.done') })
      void navigate({ href: importsHref })
    },
    onError,
  })
}
