import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLookUp } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { ActionsMenu } from '../bulk/actions-menu.tsx'
import { labelsQuery } from '../labels/labels.api.ts'
import { useT } from '../locale/index.ts'
import {
  domainsQuery,
  relationBranchesQuery,
  listedSegmentsQuery,
  relationSourcesQuery,
  relationTypesQuery,
} from '../relations.api.ts'
import { ownersQuery } from '../roles/roles.api.ts'
import { areasQuery } from '../forms/forms.api.ts'
import { Columns } from '../views/columns-dialog.tsx'
import { activeFilters, changeAddress, filterOf, withoutFilters } from './list-address.view.ts'
import type { FilterKey, ListAddress } from './list-address.view.ts'
import { ListFilters } from './list-filters.tsx'
import type { ListState } from './list-state.ts'
import { conditionsIn, conditionsText } from './own-filter.view.ts'
import { useOwnFilterText } from './own-filters.tsx'
import styles from './list.module.css'

interface ListToolsProps extends ListState {
  /** Then what can be done stands with the chosen rows, and here it would be about others. */
  readonly hasSelection: boolean
}

/** Everything that changes what the table shows, in one line above it, and what can be done with all of it. */
export function ListTools({ address, go, hasSelection }: ListToolsProps) {
  return (
    <div className={styles.tools} role="search">
      <ListSearch address={address} go={go} />
      <ListFilters address={address} go={go} />
      <span className={styles.gap} />
      {address.vorm === undefined && <Columns address={address} go={go} />}
      {!hasSelection && <ListActions address={address} />}
      <ActiveFilters address={address} go={go} />
    </div>
  )
}

/** How long typing must pause before the list is asked again, in milliseconds. */
const PAUSE_MS = 200

function ListSearch({ address, go }: ListState) {
  const t = useT()
  const asked = address.q ?? ''
  const [text, setText] = useState(asked)
  const [sent, setSent] = useState(asked)
  const [seen, setSeen] = useState(asked)
  // Back, a saved view or a removed filter changes the address: the box follows. Its own answers it leaves alone.
  if (asked !== seen) {
    setSeen(asked)
    if (asked !== sent.trim()) {
      setText(asked)
      setSent(asked)
    }
  }
  useEffect(() => {
    if (text === sent) return
    const timer = setTimeout(() => {
      setSent(text)
      if (text.trim() !== sent.trim()) go(changeAddress(address, { q: text.trim() }), true)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, sent, address, go])
  return (
    <div className={styles.search}>
      <SearchField
        label={t('relations.list.search')}
        placeholder={t('relations.list.searchPlaceholder')}
        value={text}
        onChange={setText}
        maxLength={200}
      />
    </div>
  )
}

/** With everybody whom the filters show now; with chosen rows it is done in the bar above them. */
function ListActions({ address }: { readonly address: ListAddress }) {
  const t = useT()
  const isFiltered = activeFilters(address).length > 0
  return (
    <ActionsMenu
      whom={{ filter: filterOf(address) }}
      title={t(isFiltered ? 'relations.bulk.withFiltered' : 'relations.bulk.withEverybody')}
      onDone={() => undefined}
    />
  )
}

/** How a filter reads: "Type: Lener". Null while the name behind an id is not known yet. */
export function useFilterText(address: ListAddress): (key: FilterKey, value: string) => string {
  const t = useT()
  const named = {
    typeId: useQuery(relationTypesQuery).data?.items,
    domainId: useQuery(domainsQuery).data?.items,
    branchId: useQuery(relationBranchesQuery).data?.items,
    ownerId: useQuery(ownersQuery).data?.items,
    labelId: useQuery(labelsQuery).data?.items,
    segmentId: useQuery(listedSegmentsQuery).data?.items,
    sourceId: useQuery(relationSourcesQuery).data?.items,
  }
  const ownText = useOwnFilterText()
  const areaText = useAreaText(address.municipality !== undefined || address.area !== undefined)
  const lookUp = useLookUp()
  const nameOf = (key: FilterKey, value: string): string => {
    if (key === 'q' || key === 'place') return value
    if (key === 'municipality' || key === 'area') return areaText(key, value)
    const items = key in named ? named[key as keyof typeof named] : undefined
    return items?.find((one) => one.id === value)?.name ?? t('relations.filter.gone')
  }
  return (key, value) => {
    if (key === 'own') return conditionsIn(value).map(ownText).join(' · ')
    if (key === 'importId') return t('relations.filter.importId')
    if (key === 'gap') return lookUp(`relations.gap.${value}`, t('relations.filter.gap'))
    if (key === 'kind') return t(`relations.kind.${value as 'person' | 'organisation' | 'household'}`)
    return `${t(`relations.filter.${key}`)}: ${nameOf(key, value)}`
  }
}

/** Names of municipalities and areas, asked for only where one stands in the address. */
function useAreaText(isNeeded: boolean) {
  const areas = useQuery({ ...areasQuery, enabled: isNeeded }).data?.items ?? []
  return (key: 'municipality' | 'area', value: string) => {
    if (key === 'municipality') return areas.find((one) => one.municipalityCode === value)?.municipality ?? value
    const place = areas.find((one) => one.area === value)?.place
    return place === undefined ? value : `${value} ${place}`
  }
}

/** `rest`: what the address holds without it. */
type FilterChip = { readonly key: FilterKey; readonly value: string; readonly rest: string | undefined }

/** A chip per condition: each can go by itself. */
function ownChips(own: string): readonly FilterChip[] {
  const conditions = conditionsIn(own)
  return conditions.map((condition) => ({
    key: 'own',
    value: conditionsText([condition]) ?? '',
    rest: conditionsText(conditions.filter((other) => other !== condition)),
  }))
}

function ActiveFilters({ address, go }: ListState) {
  const t = useT()
  const text = useFilterText(address)
  const filters = activeFilters(address)
    .filter(({ key }) => key !== 'q')
    .flatMap(({ key, value }): readonly FilterChip[] =>
      key === 'own' ? ownChips(value) : [{ key, value, rest: undefined }],
    )
  if (filters.length === 0) return null
  return (
    <div className={styles.active}>
      <ChipList label={t('relations.filter.active')}>
        {filters.map(({ key, value, rest }) => (
          <Chip
            key={key + value}
            removeLabel={t('relations.filter.remove', { filter: text(key, value) })}
            onRemove={() => go(changeAddress(address, { [key]: rest }))}
          >
            {text(key, value)}
          </Chip>
        ))}
      </ChipList>
      {filters.length > 1 && (
        <Button tone="quiet" size="small" onPress={() => go(withoutFilters(address))}>
          {t('relations.filter.clear')}
        </Button>
      )}
    </div>
  )
}
