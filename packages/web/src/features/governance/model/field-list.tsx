import { useState } from 'react'
import { restoreField, retireField } from '@klantregie/contract'
import type { Field, OwnFieldKey } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { DefinitionHint } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
import { ElementDialogs } from './element-dialogs.tsx'
import type { Doing } from './element-dialogs.tsx'
import { ElementActions, ElementTools, useAct } from './element-list.tsx'
import { FieldDialog } from './field-dialog.tsx'
import styles from './model.module.css'

export function FieldList({ model }: { readonly model: Model }) {
  const t = useT()
  const [doing, setDoing] = useState<Doing<Field>>(null)
  const close = () => setDoing(null)
  return (
    <>
      <ElementTools
        text={t('model.fieldsText')}
        add={t('model.field.add')}
        propose={t('model.field.propose')}
        onAdd={() => setDoing({ what: 'new' })}
      />
      <Table
        label={t('model.fields')}
        columns={useFieldColumns(model, setDoing)}
        rows={model.fields}
        rowId={(field) => field.key}
        rowName={(field) => field.label}
      />
      <ElementDialogs
        doing={doing}
        form={(field) => <FieldDialog field={field} onClose={close} />}
        known={({ key, label }) => ({ element: 'field', id: key, name: label })}
        retiring={({ key, label }) => ({
          name: label,
          count: model.usage.fields[key] ?? 0,
          content: { what: 'field.retire', key: key as OwnFieldKey },
          retire: () => call(retireField, { params: { key } }),
        })}
        onClose={close}
      />
    </>
  )
}

function useFieldColumns(model: Model, onDo: (doing: Doing<Field>) => void): readonly Column<Field>[] {
  const t = useT()
  const format = useFormat()
  const act = useAct()
  const domainOf = (id: string | null) => model.domains.find((domain) => domain.id === id)
  return [
    {
      id: 'label',
      header: t('model.field.label'),
      isRowHeader: true,
      cell: (field) => (
        <span dir="auto">
          <DefinitionHint term={field.label} definition={field.definition}>
            <p>{t('model.field.goalIs', { goal: field.goal })}</p>
          </DefinitionHint>
        </span>
      ),
    },
    { id: 'type', header: t('model.field.dataType'), cell: ({ dataType }) => t(`model.dataType.${dataType}`) },
    {
      id: 'kinds',
      header: t('model.field.kinds'),
      cell: ({ kinds }) => kinds.map((kind) => t(`model.kind.${kind}`)).join(', '),
    },
    { id: 'section', header: t('model.field.section'), cell: ({ section }) => section },
    {
      id: 'sensitivity',
      header: t('model.field.sensitivity'),
      cell: ({ sensitivity }) => t(`model.sensitivity.${sensitivity}`),
    },
    { id: 'domain', header: t('model.domain'), cell: ({ domainId }) => <DomainName domain={domainOf(domainId)} /> },
    {
      id: 'used',
      header: t('model.used'),
      align: 'end',
      keepsTogether: true,
      cell: ({ key, dataType }) => (dataType === 'built_in' ? null : format.number(model.usage.fields[key] ?? 0)),
    },
    {
      id: 'actions',
      header: t('model.actions'),
      cell: (field) => (
        <span className={styles.actions}>
          <ElementActions
            name={field.label}
            isRetired={field.isRetired}
            mayRetire={field.dataType !== 'built_in'}
            onDo={(what) => onDo({ what, element: field })}
            onRestore={() => act(() => call(restoreField, { params: { key: field.key } }))}
          />
        </span>
      ),
    },
  ]
}

/** Whose it is: the domain, and who owns it when somebody does. */
function DomainName({ domain }: { readonly domain: Model['domains'][number] | undefined }) {
  const t = useT()
  if (domain === undefined) return null
  const { name, owner } = domain
  return owner === null ? name : t('model.domainOf', { domain: name, owner })
}
