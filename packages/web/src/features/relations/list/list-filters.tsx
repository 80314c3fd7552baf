import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { RelationKind } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import type { Option } from '../../../ui/select.tsx'
import { Popover } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import { FieldMark, TypeMark } from '../model.tsx'
import {
  domainsQuery,
  placesQuery,
  relationBranchesQuery,
  listedSegmentsQuery,
  relationSourcesQuery,
  relationTypesQuery,
} from '../relations.api.ts'
import { labelsQuery } from '../labels/labels.api.ts'
import { ownersQuery } from '../roles/roles.api.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { activeFilters, changeAddress } from './list-address.view.ts'
import type { FilterKey } from './list-address.view.ts'
import type { ListState } from './list-state.ts'
import { Explained } from './explained.tsx'
import { OwnFilters } from './own-filters.tsx'
import styles from './list.module.css'

/** All filters in one surface; each takes effect at once and shows as a chip that takes it away again. */
export function ListFilters({ address, go }: ListState) {
  const t = useT()
  const count = activeFilters(address).filter(({ key }) => key !== 'q').length
  return (
    <Popover
      label={t('relations.filter.title')}
      placement="bottom start"
      trigger={
        <Button icon={<ListFilter aria-hidden="true" />}>
          {count === 0 ? t('relations.filter.open') : t('relations.filter.openCount', { count })}
        </Button>
      }
    >
      <FilterFields address={address} go={go} />
    </Popover>
  )
}

/** The choice that means "no filter"; an empty id is not allowed in a list. */
const ALL = 'all'

type Named = { readonly id: string; readonly name: string }

/** What can be chosen from; nothing while it is not known. */
function itemsOf(answer: { readonly items: readonly Named[] } | undefined): readonly Named[] {
  return answer?.items ?? []
}

function FilterFields({ address, go }: ListState) {
  const t = useT()
  const types = itemsOf(useQuery(relationTypesQuery).data)
  const domains = itemsOf(useQuery(domainsQuery).data)
  const branches = itemsOf(useQuery(relationBranchesQuery).data)
  const sources = itemsOf(useQuery(relationSourcesQuery).data)
  const segments = itemsOf(useQuery(listedSegmentsQuery).data)
  const owners = itemsOf(useQuery(ownersQuery).data)
  const labels = (useQuery(labelsQuery).data?.items ?? []).filter(({ isRetired }) => !isRetired)
  const field = (key: Exclude<FilterKey, 'q' | 'importId' | 'own' | 'gap' | 'municipality' | 'area'>) => ({
    label: t(`relations.filter.${key}`),
    isRequired: true,
    value: address[key] ?? ALL,
    onChange: (id: string | null) =>
      go(changeAddress(address, { [key]: id === ALL || id === null ? undefined : id }), true),
  })
  const withAll = (options: readonly Option[]): readonly Option[] => [
    { id: ALL, label: t('relations.filter.all') },
    ...options,
  ]
  const named = (items: readonly Named[]) => withAll(items.map(({ id, name }) => ({ id, label: name })))
  return (
    <div className={styles.filters}>
      <Select
        {...field('kind')}
        options={withAll(RelationKind.options.map((kind) => ({ id: kind, label: t(`relations.kind.${kind}`) })))}
      />
      <Explained mark={address.typeId !== undefined && <TypeMark typeId={address.typeId} />}>
        <Select {...field('typeId')} options={named(types)} />
      </Explained>
      <Select {...field('domainId')} options={named(domains)} />
      <Explained mark={<FieldMark field="addresses" />}>
        <PlaceFilter address={address} go={go} />
      </Explained>
      {branches.length > 0 && <Select {...field('branchId')} options={named(branches)} />}
      {owners.length > 0 && <Select {...field('ownerId')} options={named(owners)} />}
      {labels.length > 0 && <Select {...field('labelId')} options={named(labels)} />}
      {segments.length > 0 && <Select {...field('segmentId')} options={named(segments)} />}
      {sources.length > 0 && <Select {...field('sourceId')} options={named(sources)} />}
      <OwnFilters address={address} go={go} />
    </div>
  )
}

/** Places are too many to list: the server finds them by what is typed. */
function PlaceFilter({ address, go }: ListState) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const settled = useDebounced(typed.trim(), 150)
  const places = useQuery({ ...placesQuery(settled), placeholderData: keepPreviousData }).data?.items ?? []
  const options = address.place !== undefined && !places.includes(address.place) ? [address.place, ...places] : places
  return (
    <ComboBox
      label={t('relations.filter.place')}
      isRequired
      placeholder={t('relations.filter.all')}
      value={address.place ?? null}
      options={options.map((place) => ({ id: place, label: place }))}
      onSearch={setTyped}
      onChange={(place) => go(changeAddress(address, { place: place ?? undefined }), true)}
    />
  )
}
