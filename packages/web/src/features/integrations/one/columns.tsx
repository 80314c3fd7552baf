import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ColumnTarget } from '@klantregie/contract'
import type { Connection, ConnectionColumn } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { groupsFor } from '../../../lib/column-targets.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useConnectionCalls } from '../connect/use-deeds.ts'
import { ownFieldsQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { useSystemWords } from '../words.ts'
import styles from './one.module.css'

/** What every column of the other system means here. */
export function Columns({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const problemText = useProblemText()
  const { changing } = useConnectionCalls(connection.id)
  const [chosen, setChosen] = useState<Readonly<Record<string, ColumnTarget>>>({})
  const columns = connection.columns.map((column) => withTarget(column, chosen[column.header]))
  const isChanged = connection.columns.some(({ header, target }) => (chosen[header] ?? target) !== target)
  const send = (next: ConnectionColumn[] | null) =>
    act(
      changing,
      { columns: next },
      {
        onSuccess: () => {
          setChosen({})
          showToast({ text: t('columns.saved') })
        },
      },
    )
  const shown: readonly Column<ConnectionColumn>[] = [
    { id: 'header', header: t('columns.header'), isRowHeader: true, cell: ({ header }) => header },
    {
      id: 'target',
      header: t('columns.target'),
      cell: ({ header, target }) => (
        <Meaning header={header} value={target} onChange={(next) => setChosen((now) => ({ ...now, [header]: next }))} />
      ),
    },
  ]
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('columns.meaningsLead')}</p>
      <Callout tone="attention">{t('columns.anew')}</Callout>
      <Table
        label={t('connection.part.columns')}
        columns={shown}
        rows={columns}
        rowId={({ header }) => header}
        rowName={({ header }) => header}
      />
      {changing.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(changing.error)}
        </Callout>
      )}
      <div className={styles.deeds}>
        <Button tone="primary" isDisabled={!isChanged} isPending={changing.isPending} onPress={() => send(columns)}>
          {t('columns.save')}
        </Button>
        {connection.areOwnColumns && <Button onPress={() => send(null)}>{t('columns.reset')}</Button>}
      </div>
    </div>
  )
}

/** How days are written is only kept with the meaning for which it was said. */
function withTarget(column: ConnectionColumn, target: ColumnTarget | undefined): ConnectionColumn {
  return target === undefined || target === column.target ? column : { header: column.header, target }
}

interface MeaningProps {
  readonly header: string
  readonly value: ColumnTarget
  readonly onChange: (value: ColumnTarget) => void
}

function Meaning({ header, value, onChange }: MeaningProps) {
  const t = useT()
  const words = useSystemWords()
  const own = useQuery(ownFieldsQuery).data ?? []
  return (
    <select
      className={styles.select}
      aria-label={t('columns.targetOf', { header })}
      value={value}
      onChange={(event) => onChange(ColumnTarget.parse(event.target.value))}
    >
      {groupsFor('person').map(({ id, targets }) => (
        <optgroup key={id} label={words.targetGroup(id)}>
          {targets.map((target) => (
            <option key={target} value={target}>
              {words.target(target) ?? target}
            </option>
          ))}
        </optgroup>
      ))}
      {own.length > 0 && (
        <optgroup label={words.targetGroup('own')}>
          {own.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}
