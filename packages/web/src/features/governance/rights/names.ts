import type { RightsMatrix, RightsSubject } from '@klantregie/contract'
import { useLookUp } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

/** A role in the reader's language, a team by its name. */
export function useSubjectName(matrix: RightsMatrix): (subject: RightsSubject) => string {
  const lookUp = useLookUp()
  return ({ kind, key }) =>
    kind === 'role'
      ? lookUp(`role.${key}`, key)
      : (matrix.subjects.find((one) => one.kind === kind && one.key === key)?.name ?? '')
}

/** A field as the organisation calls it; what is no field of the model is named by the product. */
export function useFieldName(fields: RightsMatrix['fields']): (key: string) => string {
  const t = useT()
  return (key) => {
    if (key === 'identifiers') return t('rights.identifiers')
    return fields.find((field) => field.key === key)?.label ?? key
  }
}
