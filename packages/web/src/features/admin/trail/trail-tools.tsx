import { useQuery } from '@tanstack/react-query'
import { Download, ListFilter } from 'lucide-react'
import { exportAudit } from '@klantregie/contract'
import { AddressSearch } from '../../../lib/address-search.tsx'
import { urlOf } from '../../../lib/api.ts'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import type { Option } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { Popover } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import { activeTrailFilters, changeTrail, toAuditFilter } from './trail-address.view.ts'
import type { FilterKey, TrailAddress } from './trail-address.view.ts'
import { trailOptionsQuery, trailQuery } from './trail.api.ts'
import styles from './trail.module.css'

export interface TrailState {
  readonly address: TrailAddress
  readonly go: (next: TrailAddress, replace?: boolean) => void
}

/** Everything that changes what the list shows, in one line above it. */
export function TrailTools({ address, go }: TrailState) {
  return (
    <div className={styles.tools} role="search">
      <NameSearch address={address} go={go} />
      <Filters address={address} go={go} />
      <ExportMenu address={address} />
      <ActiveFilters address={address} go={go} />
    </div>
  )
}

function NameSearch({ address, go }: TrailState) {
  const t = useT()
  return (
    <div className={styles.search}>
      <AddressSearch
        label={t('trail.search')}
        placeholder={t('trail.searchPlaceholder')}
        asked={address.q ?? ''}
        onAsk={(q) => go(changeTrail(address, { q: q || undefined }), true)}
      />
    </div>
  )
}

/** The choice that means "no filter"; an empty id is not allowed in a list. */
const ALL = 'all'

function Filters({ address, go }: TrailState) {
  const t = useT()
  const count = activeTrailFilters(address).filter(({ key }) => key !== 'q').length
  return (
    <Popover
      label={t('trail.filters')}
      placement="bottom start"
      trigger={
        <Button icon={<ListFilter aria-hidden="true" />}>
          {count === 0 ? t('trail.filter') : t('trail.filterCount', { count })}
        </Button>
      }
    >
      <FilterFields address={address} go={go} />
    </Popover>
  )
}

function FilterFields({ address, go }: TrailState) {
  const t = useT()
  const options = useQuery(trailOptionsQuery).data
  const names = useOptionNames()
  const set = (change: Partial<TrailAddress>) => go(changeTrail(address, change), true)
  const chosen = (id: string | null) => (id === null || id === ALL ? undefined : id)
  const all: Option = { id: ALL, label: t('trail.all') }
  const actions = (options?.actions ?? []).map((id) => ({ id, label: names.action(id) }))
  return (
    <div className={styles.filters}>
      <Select
        label={t('trail.filter.kind')}
        isRequired
        value={address.kind ?? ALL}
        options={[all, ...(['write', 'read'] as const).map((id) => ({ id, label: t(`trail.kind.${id}`) }))]}
        onChange={(id) => set({ kind: id === 'read' || id === 'write' ? id : undefined })}
      />
      <ComboBox
        label={t('trail.filter.actor')}
        isRequired
        placeholder={t('trail.all')}
        value={address.actor ?? null}
        options={(options?.actors ?? []).map(({ id }) => ({ id, label: names.actor(id) }))}
        onChange={(id) => set({ actor: chosen(id) })}
      />
      <ComboBox
        label={t('trail.filter.action')}
        isRequired
        placeholder={t('trail.all')}
        value={address.action ?? null}
        options={actions.sort((a, b) => a.label.localeCompare(b.label))}
        onChange={(id) => set({ action: chosen(id) })}
      />
      <DayField label={t('trail.filter.from')} value={address.from} onChange={(from) => set({ from })} />
      <DayField label={t('trail.filter.until')} value={address.until} onChange={(until) => set({ until })} />
    </div>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (day: string | undefined) => void
}

/** A year that is being typed ("0002") is no day yet. */
const WHOLE_DAY = /^[12]\d{3}-\d{2}-\d{2}$/

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <TextField
      label={label}
      isRequired
      type="date"
      defaultValue={value ?? ''}
      onChange={(day) => {
        if (day === '' || WHOLE_DAY.test(day)) onChange(day === '' ? undefined : day)
      }}
    />
  )
}

/** What people and actions are called, by the id that stands in the address. */
function useOptionNames() {
  const t = useT()
  const lookUp = useLookUp()
  const actors = useQuery(trailOptionsQuery).data?.actors
  return {
    action: (id: string) => lookUp(`audit.${id}`, id),
    actor: (id: string) => {
      const name = actors?.find((actor) => actor.id === id)?.name
      if (name !== undefined && name !== null) return name
      return id.startsWith('job:') ? lookUp(`job.${id.slice(4)}`, t('jobs.other')) : t('trail.product')
    },
  }
}

function ActiveFilters({ address, go }: TrailState) {
  const t = useT()
  const text = useFilterText(address)
  const active = activeTrailFilters(address).filter(({ key }) => key !== 'q')
  if (active.length === 0) return null
  return (
    <div className={styles.active}>
      <ChipList label={t('trail.filters')}>
        {active.map(({ key, value }) => (
          <Chip
            key={key}
            removeLabel={t('trail.removeFilter', { filter: text(key, value) })}
            onRemove={() => go(changeTrail(address, { [key]: undefined }))}
          >
            {text(key, value)}
          </Chip>
        ))}
      </ChipList>
      <Button size="small" tone="quiet" onPress={() => go({})}>
        {t('audit.clear')}
      </Button>
    </div>
  )
}

/** How a filter reads: "Wie: Anouk de Wit". */
function useFilterText(address: TrailAddress): (key: FilterKey, value: string) => string {
  const t = useT()
  const format = useFormat()
  const names = useOptionNames()
  const subject = useQuery({ ...trailQuery(address), enabled: address.subject !== undefined }).data?.items
  const name = subject?.find((entry) => entry.subjectId === address.subject)?.subjectName
  const texts: Readonly<Record<FilterKey, (value: string) => string>> = {
    q: (value) => value,
    actor: names.actor,
    action: names.action,
    kind: (value) => t(value === 'read' ? 'trail.kind.read' : 'trail.kind.write'),
    subject: () => name ?? t('trail.oneSubject'),
    from: format.date,
    until: format.date,
  }
  return (key, value) => t('trail.filterText', { name: t(`trail.filter.${key}`), value: texts[key](value) })
}

const formats = ['csv', 'json'] as const

/** Downloads what the filters show now, all pages of it. */
function ExportMenu({ address }: { readonly address: TrailAddress }) {
  const t = useT()
  const download = (format: string) => {
    const link = document.createElement('a')
    link.href = urlOf(exportAudit, { query: { ...toAuditFilter(address), format } })
    link.download = ''
    link.click()
    showToast({ text: t('trail.exportStarted') })
  }
  return (
    <Menu
      label={t('trail.export')}
      trigger={<Button icon={<Download aria-hidden="true" />}>{t('trail.export')}</Button>}
      onAction={download}
      groups={[
        {
          id: 'formats',
          title: activeTrailFilters(address).length > 0 ? t('trail.exportFiltered') : t('trail.exportAll'),
          items: formats.map((id) => ({ id, label: t(`trail.export.${id}`), detail: t(`trail.export.${id}Text`) })),
        },
      ]}
    />
  )
}
