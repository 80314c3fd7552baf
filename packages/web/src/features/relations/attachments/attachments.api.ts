import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addAttachment, listAttachments, removeAttachment, restoreAttachment } from '@klantregie/contract'
import { call, upload } from '../../../lib/api.ts'

export function attachmentsQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'attachments', id],
    queryFn: ({ signal }) => call(listAttachments, { params: { id }, signal }),
  })
}

export function useAttachments(id: string) {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['relations', 'attachments', id] })
  const add = useMutation({
    mutationFn: (file: File) => upload(addAttachment, { params: { id }, query: { fileName: file.name }, file }),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: (attachmentId: string) => call(removeAttachment, { params: { id, attachmentId } }),
    onSuccess,
  })
  const restore = useMutation({
    mutationFn: (attachmentId: string) => call(restoreAttachment, { params: { id, attachmentId } }),
    onSuccess,
  })
  return { add, remove, restore }
}
