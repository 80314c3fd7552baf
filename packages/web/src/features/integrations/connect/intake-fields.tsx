import { useQuery } from '@tanstack/react-query'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { branchesQuery, domainsQuery, typesQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { chooseTypes, EVERY_MINUTES, SILENT_HOURS, withNow } from './draft.view.ts'
import type { Draft } from './draft.view.ts'
import styles from './connect.module.css'

export interface IntakeProps {
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  readonly missing: readonly ('types' | 'domain')[]
}

const NONE = 'none'

/** What whoever comes in becomes, and how often is asked. */
export function IntakeFields({ draft, change, missing }: IntakeProps) {
  const t = useT()
  // Whoever comes in is a person, also who ordered for a company.
  const types = (useQuery(typesQuery).data?.items ?? []).filter(({ kinds }) => kinds.includes('person'))
  const domains = useQuery(domainsQuery).data?.items ?? []
  return (
    <div className={styles.fields}>
      <CheckboxGroup
        label={t('intake.types')}
        description={t('intake.typesText')}
        isRequired
        isHorizontal
        value={[...draft.typeIds]}
        errorMessage={missing.includes('types') ? t('intake.typesMissing') : undefined}
        onChange={(ids) => change((now) => chooseTypes(now, ids, types))}
        options={types.map(({ id, name }) => ({ id, label: name }))}
      />
      <Select
        label={t('intake.domain')}
        description={t('intake.domainText')}
        isRequired
        width="medium"
        placeholder={t('intake.choose')}
        options={domains.map(({ id, name }) => ({ id, label: name }))}
        value={draft.domainId}
        errorMessage={missing.includes('domain') ? t('intake.domainMissing') : undefined}
        onChange={(domainId) => change((now) => ({ ...now, domainId }))}
      />
      <BranchField draft={draft} change={change} />
      <Select
        label={t('intake.every')}
        isRequired
        width="medium"
        options={withNow(EVERY_MINUTES, draft.everyMinutes).map((minutes) => ({
          id: String(minutes),
          label: t('intake.everyMinutes', { minutes }),
        }))}
        value={String(draft.everyMinutes)}
        onChange={(minutes) => change((now) => ({ ...now, everyMinutes: Number(minutes) }))}
      />
      <SilentField draft={draft} change={change} />
    </div>
  )
}

function BranchField({ draft, change }: Omit<IntakeProps, 'missing'>) {
  const t = useT()
  const branches = useQuery(branchesQuery).data?.items.filter(({ isActive }) => isActive) ?? []
  if (branches.length === 0) return null
  return (
    <Select
      label={t('intake.branch')}
      isRequired
      width="medium"
      options={[{ id: NONE, label: t('intake.noBranch') }, ...branches.map(({ id, name }) => ({ id, label: name }))]}
      value={draft.branchId ?? NONE}
      onChange={(id) => change((now) => ({ ...now, branchId: id === NONE ? null : id }))}
    />
  )
}

function SilentField({ draft, change }: Omit<IntakeProps, 'missing'>) {
  const t = useT()
  const { silentAfterHours } = draft
  const hours = silentAfterHours === null ? SILENT_HOURS : withNow(SILENT_HOURS, silentAfterHours)
  return (
    <Select
      label={t('intake.silent')}
      description={t('intake.silentText')}
      isRequired
      width="medium"
      options={[
        { id: NONE, label: t('intake.silentNever') },
        ...hours.map((one) => ({ id: String(one), label: t('intake.silentHours', { hours: one }) })),
      ]}
      value={silentAfterHours === null ? NONE : String(silentAfterHours)}
      onChange={(id) => change((now) => ({ ...now, silentAfterHours: id === NONE ? null : Number(id) }))}
    />
  )
}
