import { useQuery } from '@tanstack/react-query'
import { Select } from '../../../ui/select.tsx'
import { listsQuery } from '../lists.api.ts'
import { useT } from '../locale/index.ts'

const ALL = 'all'

interface FamilyFilterProps {
  readonly familyId: string | undefined
  readonly onFamily: (familyId: string | undefined) => void
}

/** One family of activity, or all that the reader may see. */
export function FamilyFilter({ familyId, onFamily }: FamilyFilterProps) {
  const t = useT()
  const families = useQuery(listsQuery).data?.families ?? []
  if (families.length < 2) return null
  return (
    <Select
      label={t('taking.family')}
      isRequired
      width="medium"
      value={familyId ?? ALL}
      options={[{ id: ALL, label: t('taking.allFamilies') }, ...families.map(({ id, name }) => ({ id, label: name }))]}
      onChange={(id) => onFamily(id === ALL ? undefined : id)}
    />
  )
}
