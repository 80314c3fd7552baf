import { useState } from 'react'
import { orderFields, restoreField, retireField } from '@klantregie/contract'
import type { Field, FieldKey, OwnFieldKey } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Status } from '../../../ui/states.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { DefinitionHint } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
import { ElementDialogs } from './element-dialogs.tsx'
import type { Doing } from './element-dialogs.tsx'
import { ElementActions, ElementName, ElementTools, useAct } from './element-list.tsx'
import type { ElementListProps } from './element-list.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { inOrder, movedField, orderOf, placeOf } from './field-order.view.ts'
import { moveRowByKey, OrderButtons, useReorder } from './order-buttons.tsx'
import styles from './model.module.css'

export function FieldList({ model, onBegun }: ElementListProps) {
  const t = useT()
  const may = useMay()
  const [doing, setDoing] = useState<Doing<Field>>(null)
  const close = () => setDoing(null)
  useAsked(onBegun, () => setDoing({ what: 'new' }))
  return (
    <>
      <ElementTools
        text={
          may('governance.model.write') ? `${t('model.fieldsText')} ${t('model.orderText')}` : t('model.fieldsText')
        }
        add={t('model.field.add')}
        propose={t('model.field.propose')}
        onAdd={() => setDoing({ what: 'new' })}
      />
      <div onKeyDown={moveRowByKey}>
        <Table
          label={t('model.fields')}
          columns={useFieldColumns(model, setDoing)}
          rows={inOrder(model.fields)}
          rowId={(field) => field.key}
          rowName={(field) => field.label}
        />
      </div>
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
  const may = useMay()
  const domainOf = (id: string | null) => model.domains.find((domain) => domain.id === id)
  return [
    {
      id: 'label',
      header: t('model.field.label'),
      isRowHeader: true,
      cell: (field) => (
        <ElementName isRetired={field.isRetired}>
          <DefinitionHint term={field.label} definition={field.definition}>
            <p>{t('model.field.goalIs', { goal: field.goal })}</p>
          </DefinitionHint>
          {field.sensitivity !== 'normal' && (
            <Status tone="attention">{t(`model.sensitivity.${field.sensitivity}`)}</Status>
          )}
        </ElementName>
      ),
    },
    { id: 'type', header: t('model.field.dataType'), cell: ({ dataType }) => t(`model.dataType.${dataType}`) },
    {
      id: 'kinds',
      header: t('model.field.kinds'),
      cell: ({ kinds }) =>
        kinds.length === 3 ? t('model.anyKind') : kinds.map((kind) => t(`model.kind.${kind}`)).join(', '),
    },
    { id: 'section', header: t('model.field.section'), cell: ({ section }) => section },
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
      align: 'end',
      cell: (field) => (
        <span className={styles.actions}>
          {may('governance.model.write') && <FieldOrder fields={model.fields} field={field} />}
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

/** One place up or down under its heading; a retired field, or one that stands alone there, has nowhere to go. */
function FieldOrder({ fields, field }: { readonly fields: readonly Field[]; readonly field: Field }) {
  const t = useT()
  const reorder = useReorder<FieldKey>((keys) => call(orderFields, { body: { keys: [...keys] } }))
  const place = placeOf(fields, field.key)
  if (place === null || place.of === 1) return null
  const heading = field.section === '' ? t('model.noHeading') : field.section
  const move = async (step: -1 | 1) => {
    const after = movedField(fields, field.key, step)
    if (after === null) return
    const said = t('model.moved', { name: field.label, at: place.at + step, of: place.of, heading })
    await reorder({ before: orderOf(fields), after, said })
  }
  return <OrderButtons name={field.label} isFirst={place.at === 1} isLast={place.at === place.of} onMove={move} />
}

/** Whose it is: the domain, and who owns it when somebody does. */
function DomainName({ domain }: { readonly domain: Model['domains'][number] | undefined }) {
  if (domain === undefined) return null
  const { name, owner } = domain
  return (
    <span>
      {name} {owner !== null && <span className={styles.owner}>{owner}</span>}
    </span>
  )
}
