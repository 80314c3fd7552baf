import { queryOptions } from '@tanstack/react-query'
import { listImportFolders } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const foldersQuery = queryOptions({
  queryKey: ['identity', 'folders'],
  queryFn: () => call(listImportFolders),
})
