import { useQuery } from '@tanstack/react-query'
import type { Branch, Domain, ImportKind, RelationType, Source } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { branchesQuery, domainsQuery, typesQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { changeTypes, fitsKind } from './draft.view.ts'
import type { Draft, Missing } from './draft.view.ts'
import styles from './wizard.module.css'

export interface ListChoicesProps {
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  readonly kind: ImportKind
  /** Earlier lists; by these a row is recognised the next time. */
  readonly sources: readonly Source[]
  readonly missing: readonly Missing[]
}

/** What a file cannot say about itself: where it comes from, who are in it and where they belong. */
export function ListChoices(props: ListChoicesProps) {
  const t = useT()
  const types = useQuery(typesQuery).data?.items ?? []
  const domains = useQuery(domainsQuery).data?.items ?? []
  const branches = useQuery(branchesQuery).data?.items.filter(({ isActive }) => isActive) ?? []
  return (
    <div>
      <FormSection title={t('choices.source')} description={t('choices.sourceText')}>
        <SourceChoice {...props} />
        {props.kind !== 'activity' && <CompleteChoice {...props} />}
        <CompareChoice {...props} />
      </FormSection>
      <FormSection title={t('choices.who')} description={t('choices.whoText')}>
        <TypeChoice {...props} types={types} />
        <DomainChoice {...props} domains={domains} />
        {branches.length > 0 && <BranchChoice {...props} branches={branches} />}
      </FormSection>
    </div>
  )
}

const NEW = 'new'

function SourceChoice({ draft, change, sources, missing }: ListChoicesProps) {
  const t = useT()
  const format = useFormat()
  const options = [
    ...sources.map((source) => ({
      id: source.id,
      label: source.name,
      detail:
        source.lastImportAt === null
          ? undefined
          : t('choices.lastImport', { date: format.date(source.lastImportAt), count: source.recordCount }),
    })),
    { id: NEW, label: t('choices.newSource') },
  ]
  const isMissing = missing.includes('source')
  return (
    <div className={styles.fields} {...(isMissing && { 'data-missing': '' })}>
      {sources.length > 0 && (
        <Select
          label={t('choices.sourceLabel')}
          isRequired
          width="medium"
          options={options}
          value={draft.sourceId ?? NEW}
          onChange={(id) =>
            change((now) =>
              id === NEW
                ? { ...now, sourceId: null, sourceName: '', isSourceNamed: true }
                : { ...now, sourceId: id, sourceName: null },
            )
          }
        />
      )}
      {draft.sourceId === null && (
        <TextField
          label={t('choices.sourceName')}
          description={t('choices.sourceNameText')}
          isRequired
          width="medium"
          maxLength={80}
          value={draft.sourceName ?? ''}
          errorMessage={isMissing ? t('choices.sourceMissing') : undefined}
          onChange={(sourceName) => change((now) => ({ ...now, sourceId: null, sourceName, isSourceNamed: true }))}
        />
      )}
    </div>
  )
}

function CompleteChoice({ draft, change }: ListChoicesProps) {
  const t = useT()
  return (
    <RadioGroup
      label={t('choices.complete')}
      isRequired
      value={draft.isComplete ? 'yes' : 'no'}
      onChange={(answer) => change((now) => ({ ...now, isComplete: answer === 'yes' }))}
      options={[
        { id: 'no', label: t('choices.completeNo'), detail: t('choices.completeNoText') },
        { id: 'yes', label: t('choices.completeYes'), detail: t('choices.completeYesText') },
      ]}
    />
  )
}

function CompareChoice({ draft, change }: ListChoicesProps) {
  const t = useT()
  return (
    <RadioGroup
      label={t('choices.compare')}
      isRequired
      value={draft.compareAfterwards ? 'yes' : 'no'}
      onChange={(answer) => change((now) => ({ ...now, compareAfterwards: answer === 'yes' }))}
      options={[
        { id: 'yes', label: t('choices.compareYes'), detail: t('choices.compareYesText') },
        { id: 'no', label: t('choices.compareNo'), detail: t('choices.compareNoText') },
      ]}
    />
  )
}

type WithTypes = ListChoicesProps & { readonly types: readonly RelationType[] }

function TypeChoice({ draft, change, kind, types }: WithTypes) {
  const t = useT()
  const fitting = types.filter((type) => fitsKind(type, kind))
  if (fitting.length === 0) return null
  return (
    <CheckboxGroup
      label={t('choices.types')}
      description={t('choices.typesText')}
      isRequired={false}
      isHorizontal
      value={[...draft.typeIds]}
      onChange={(ids) => change((now) => changeTypes(now, ids, types))}
      options={fitting.map(({ id, name }) => ({ id, label: name }))}
    />
  )
}

function DomainChoice({ draft, change, domains, missing }: ListChoicesProps & { readonly domains: readonly Domain[] }) {
  const t = useT()
  const isMissing = missing.includes('domain')
  return (
    <div {...(isMissing && { 'data-missing': '' })}>
      <Select
        label={t('choices.domain')}
        description={t('choices.domainText')}
        isRequired
        width="medium"
        placeholder={t('choices.choose')}
        options={domains.map(({ id, name, owner }) => ({
          id,
          label: name,
          ...(owner !== null && { detail: t('choices.owner', { owner }) }),
        }))}
        value={draft.domainId}
        errorMessage={isMissing ? t('choices.domainMissing') : undefined}
        onChange={(domainId) => change((now) => ({ ...now, domainId }))}
      />
    </div>
  )
}

const NONE = 'none'

function BranchChoice({ draft, change, branches }: ListChoicesProps & { readonly branches: readonly Branch[] }) {
  const t = useT()
  return (
    <Select
      label={t('choices.branch')}
      description={t('choices.branchText')}
      isRequired
      width="medium"
      options={[{ id: NONE, label: t('choices.noBranch') }, ...branches.map(({ id, name }) => ({ id, label: name }))]}
      value={draft.branchId ?? NONE}
      onChange={(id) => change((now) => ({ ...now, branchId: id === NONE ? null : id }))}
    />
  )
}
