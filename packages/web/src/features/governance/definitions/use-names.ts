import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { FigureKey } from '@klantregie/contract'
import type { DefinitionUse } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { fieldNamesQuery, typeNamesQuery } from './definitions.api.ts'

/** Where a term stands, in words: "Relatietype: Lener". */
export function useUseNames(): (use: DefinitionUse) => string {
  const t = useT()
  const types = useQuery(typeNamesQuery).data?.items
  const fields = useQuery(fieldNamesQuery).data?.items
  return useCallback(
    ({ kind, key }) => {
      const figure = FigureKey.safeParse(key)
      const name =
        kind === 'type'
          ? types?.find((type) => type.key === key)?.name
          : kind === 'field'
            ? fields?.find((field) => field.key === key)?.label
            : figure.success && t(`figure.${figure.data}`)
      return t(`definition.use.${kind}`, { name: name || key })
    },
    [t, types, fields],
  )
}
