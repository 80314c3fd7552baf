import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection, RawObject } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ownFieldsQuery, rawQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { useSystemWords } from '../words.ts'
import styles from './one.module.css'

const ALL = 'all'

interface Asked {
  readonly stream: string | undefined
  readonly externalId: string
}

/** What the other system gave, as it came. Nothing is asked before somebody says so: looking is written in the trail. */
export function RawObjects({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const words = useSystemWords()
  const [stream, setStream] = useState(ALL)
  const [externalId, setExternalId] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('raw.lead')}</p>
      <div className={styles.search}>
        <Select
          label={t('raw.stream')}
          isRequired
          width="short"
          value={stream}
          onChange={setStream}
          options={[
            { id: ALL, label: t('raw.anyStream') },
            ...connection.streams.map(({ key }) => ({ id: key, label: words.stream(key) })),
          ]}
        />
        <TextField
          label={t('raw.externalId')}
          width="medium"
          maxLength={300}
          value={externalId}
          onChange={setExternalId}
        />
        <Button
          tone="primary"
          onPress={() => setAsked({ stream: stream === ALL ? undefined : stream, externalId: externalId.trim() })}
        >
          {t('raw.show')}
        </Button>
      </div>
      {asked !== null && <Objects connectionId={connection.id} asked={asked} />}
    </div>
  )
}

function Objects({ connectionId, asked }: { readonly connectionId: string; readonly asked: Asked }) {
  const t = useT()
  const objects = useQuery(rawQuery(connectionId, asked.stream, asked.externalId))
  return (
    <QueryStates query={objects} shape="text">
      {({ items }) =>
        items.length === 0 ? (
          <p role="status">{t('raw.none')}</p>
        ) : (
          items.map((object) => <ObjectView key={object.id} object={object} />)
        )
      }
    </QueryStates>
  )
}

const tones = { mapped: 'success', unmatched: 'attention', rejected: 'danger' } as const

function ObjectView({ object }: { readonly object: RawObject }) {
  const t = useT()
  const format = useFormat()
  const words = useSystemWords()
  const title = t('raw.object', { type: words.objectType(object.objectType), id: object.externalId })
  return (
    <section className={styles.object} aria-label={title}>
      <h2>{title}</h2>
      <Status tone={tones[object.outcome]}>{t(`raw.outcome.${object.outcome}`)}</Status>
      <p className={styles.soft}>
        {t('raw.seen', { first: format.dateTime(object.firstSeenAt), last: format.dateTime(object.lastSeenAt) })}
        {object.goneAt !== null && ` ${t('raw.gone', { when: format.dateTime(object.goneAt) })}`}
      </p>
      {object.people.map(({ externalId, cells }) => (
        <People key={externalId} externalId={externalId} cells={cells} />
      ))}
      {/* A region that scrolls must be reached by the keyboard. */}
      <div className={styles.raw} role="region" aria-label={t('raw.region', { title })} tabIndex={0}>
        <pre>{JSON.stringify(object.payload, null, 2)}</pre>
      </div>
    </section>
  )
}

type Person = RawObject['people'][number]

function People({ externalId, cells }: Person) {
  const t = useT()
  const words = useSystemWords()
  const own = useQuery(ownFieldsQuery).data ?? []
  const columns: readonly Column<Person['cells'][number]>[] = [
    { id: 'header', header: t('columns.header'), isRowHeader: true, cell: ({ header }) => header },
    { id: 'value', header: t('raw.value'), cell: ({ value }) => <span className={styles.cell}>{value}</span> },
    {
      id: 'target',
      header: t('columns.target'),
      cell: ({ target }) => words.target(target) ?? own.find(({ key }) => key === target)?.label ?? target,
    },
  ]
  return (
    <Table
      label={t('raw.person', { id: externalId })}
      columns={columns}
      rows={cells}
      rowId={({ header }) => header}
      rowName={({ header }) => header}
    />
  )
}
