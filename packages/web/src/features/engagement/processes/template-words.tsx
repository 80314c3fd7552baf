import { useQuery } from '@tanstack/react-query'
import { Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import type { Draft } from './editor.view.ts'
import { domainsQuery, typesQuery } from './processes.api.ts'

interface WordsProps {
  readonly draft: Draft
  readonly errors: { readonly name?: string }
  readonly onChange: (part: Partial<Draft>) => void
}

const NONE = 'none'

/** What a process is called, what it is for, and for whom. */
export function TemplateWords({ draft, errors, onChange }: WordsProps) {
  const t = useT()
  const types = (useQuery(typesQuery).data?.items ?? []).filter((type) => !type.isRetired || type.id === draft.typeId)
  const domains = useQuery(domainsQuery).data?.items ?? []
  const named = (items: readonly { id: string; name: string }[], none: string) => [
    { id: NONE, label: none },
    ...items.map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <Stack>
      <TextField
        label={t('editor.name')}
        isRequired
        maxLength={120}
        value={draft.name}
        errorMessage={errors.name}
        onChange={(name) => onChange({ name })}
      />
      <TextArea
        label={t('editor.goal')}
        rows={2}
        maxLength={2000}
        value={draft.goal}
        onChange={(goal) => onChange({ goal })}
      />
      <Select
        label={t('editor.type')}
        isRequired
        value={draft.typeId ?? NONE}
        options={named(types, t('processes.everybody'))}
        onChange={(id) => onChange({ typeId: id === NONE ? null : id })}
      />
      <Select
        label={t('editor.domain')}
        description={t('editor.domainHelp')}
        isRequired
        value={draft.domainId ?? NONE}
        options={named(domains, t('editor.wholeHouse'))}
        onChange={(id) => onChange({ domainId: id === NONE ? null : id })}
      />
    </Stack>
  )
}
