import { useQuery } from '@tanstack/react-query'
import { FactKind, ImportKind } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { typesQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { changeKind } from './draft.view.ts'
import type { Draft } from './draft.view.ts'

export interface RowsChoiceProps {
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  readonly kind: ImportKind
}

/** What the rows are: everything below, from the meaning of a column on, follows from it. */
export function RowsChoice({ draft, change, kind }: RowsChoiceProps) {
  const t = useT()
  const may = useMay()
  const types = useQuery(typesQuery).data?.items ?? []
  const mayTakeIn = may('activity.fact.write') && may('activity.offering.manage')
  const kinds = ImportKind.options.filter((one) => one !== 'activity' || mayTakeIn)
  return (
    <FormSection title={t('rowsAre.title')}>
      <RadioGroup
        label={t('choices.kind')}
        description={t('choices.kindText')}
        isRequired
        isHorizontal
        value={kind}
        onChange={(next) => change((now) => changeKind({ ...now, kind }, ImportKind.parse(next), types))}
        options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
      />
      {kind === 'activity' && (
        <Select
          label={t('factKind.label')}
          description={t('factKind.text')}
          isRequired
          width="medium"
          options={FactKind.options.map((id) => ({ id, label: t(`factKind.${id}`) }))}
          value={draft.factKind ?? 'ticket'}
          onChange={(id) => change((now) => ({ ...now, factKind: FactKind.parse(id) }))}
        />
      )}
    </FormSection>
  )
}
