import { queryOptions, useQuery } from '@tanstack/react-query'
import { isOwnField, listFields } from '@klantregie/contract'
import type { Field, FieldKey } from '@klantregie/contract'
import { call } from '../../lib/api.ts'
import { useT } from './locale/index.ts'

/** Under the name of the model, so that it is asked again when the model changes. */
export const modelFieldsQuery = queryOptions({
  queryKey: ['relations', 'model', 'fields'],
  queryFn: () => call(listFields),
  staleTime: 5 * 60_000,
})

/** What a field is called: ours by our word for it, one of the organisation's own by its label. */
export function useFieldLabel(): (field: FieldKey) => string {
  const t = useT()
  const fields = useQuery(modelFieldsQuery).data?.items
  return (field) =>
    isOwnField(field) ? (fields?.find(({ key }) => key === field)?.label ?? '…') : t(`goldenField.${field}`)
}

/** Fields of the organisation's own that are in use. */
export function useOwnFields(): readonly Field[] {
  const fields = useQuery(modelFieldsQuery).data?.items ?? []
  return fields.filter(({ key, isRetired }) => isOwnField(key) && !isRetired)
}
