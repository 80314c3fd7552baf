import { Plus } from 'lucide-react'
import { useState } from 'react'
import { restoreField, retireField } from '@klantregie/contract'
import type { Field, OwnFieldKey } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { DefinitionHint } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
import { FieldDialog } from './field-dialog.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { useModelChanged } from './model.api.ts'
import { RetireDialog } from './retire-dialog.tsx'
import styles from './model.module.css'

/** What somebody is doing with a field; nothing when the list just stands there. */
type Doing = { readonly what: 'change' | 'retire' | 'history'; readonly field: Field } | { readonly what: 'new' } | null

export function FieldList({ model }: { readonly model: Model }) {
  const t = useT()
  const may = useMay()
  const [doing, setDoing] = useState<Doing>(null)
  const columns = useFieldColumns(model, setDoing)
  const close = () => setDoing(null)
  const mayWrite = may('governance.model.write')
  return (
    <>
      <div className={styles.tools}>
        <p className={styles.soft}>{t('model.fieldsText')}</p>
        {may('governance.model.propose') && (
          <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setDoing({ what: 'new' })}>
            {t(mayWrite ? 'model.field.add' : 'model.field.propose')}
          </Button>
        )}
      </div>
      <Table
        label={t('model.fields')}
        columns={columns}
        rows={model.fields}
        rowId={(field) => field.key}
        rowName={(field) => field.label}
      />
      {doing?.what === 'new' && <FieldDialog field={null} onClose={close} />}
      {doing?.what === 'change' && <FieldDialog field={doing.field} onClose={close} />}
      {doing?.what === 'history' && (
        <HistoryDialog element="field" id={doing.field.key} name={doing.field.label} onClose={close} />
      )}
      {doing?.what === 'retire' && (
        <RetireDialog
          onClose={close}
          retiring={{
            name: doing.field.label,
            count: model.usage.fields[doing.field.key] ?? 0,
            content: { what: 'field.retire', key: doing.field.key as OwnFieldKey },
            retire: () => call(retireField, { params: { key: doing.field.key } }),
          }}
        />
      )}
    </>
  )
}

function useFieldColumns(model: Model, onDo: (doing: Doing) => void): readonly Column<Field>[] {
  const t = useT()
  const format = useFormat()
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
    {
      id: 'domain',
      header: t('model.domain'),
      cell: ({ domainId }) => {
        const domain = domainOf(domainId)
        return (
          domain &&
          (domain.owner === null ? domain.name : t('model.domainOf', { domain: domain.name, owner: domain.owner }))
        )
      },
    },
    {
      id: 'used',
      header: t('model.used'),
      align: 'end',
      keepsTogether: true,
      cell: ({ key, dataType }) => (dataType === 'built_in' ? null : format.number(model.usage.fields[key] ?? 0)),
    },
    { id: 'actions', header: t('model.actions'), cell: (field) => <Actions field={field} onDo={onDo} /> },
  ]
}

function Actions({ field, onDo }: { readonly field: Field; readonly onDo: (doing: Doing) => void }) {
  const t = useT()
  const may = useMay()
  const changed = useModelChanged()
  const problemText = useProblemText()
  const mayWrite = may('governance.model.write')
  const restore = async () => {
    try {
      await call(restoreField, { params: { key: field.key } })
      await changed()
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
  const button = (what: 'change' | 'retire' | 'history', text: string) => (
    <Button
      size="small"
      tone="quiet"
      aria-label={t('model.actionOn', { action: text, name: field.label })}
      onPress={() => onDo({ what, field })}
    >
      {text}
    </Button>
  )
  return (
    <span className={styles.actions}>
      {field.isRetired && <Status>{t('model.isRetired')}</Status>}
      {!field.isRetired && may('governance.model.propose') && button('change', t('model.change'))}
      {!field.isRetired &&
        field.dataType !== 'built_in' &&
        may('governance.model.propose') &&
        button('retire', t('model.retire'))}
      {field.isRetired && mayWrite && (
        <Button size="small" tone="quiet" onPress={() => void restore()}>
          {t('model.restore')}
        </Button>
      )}
      {button('history', t('model.history'))}
    </span>
  )
}
