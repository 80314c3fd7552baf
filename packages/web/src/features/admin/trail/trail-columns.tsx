import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { AuditEntry } from '@klantregie/contract'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { changeTrail } from './trail-address.view.ts'
import type { TrailAddress } from './trail-address.view.ts'
import { fieldNamesQuery } from './trail.api.ts'
import { changesOf, subjectHref } from './trail.view.ts'
import type { Words } from './trail.view.ts'
import styles from './trail.module.css'

type Go = (next: TrailAddress, replace?: boolean) => void

export function useTrailColumns(address: TrailAddress, go: Go): readonly Column<AuditEntry>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'when',
      header: t('audit.when'),
      keepsTogether: true,
      isRowHeader: true,
      cell: (row) => (
        <span className={styles.when}>
          {format.dateTime(row.at)}
          <span className={styles.small}>
            {row.number === null ? t('trail.waiting') : t('trail.number', { number: format.number(row.number) })}
          </span>
        </span>
      ),
    },
    { id: 'who', header: t('audit.who'), cell: (row) => <WhoCell row={row} address={address} go={go} /> },
    { id: 'what', header: t('audit.what'), cell: (row) => <WhatCell row={row} address={address} go={go} /> },
    { id: 'details', header: t('audit.details'), cell: (row) => <ChangesCell row={row} /> },
  ]
}

interface CellProps {
  readonly row: AuditEntry
  readonly address: TrailAddress
  readonly go: Go
}

function WhoCell({ row, address, go }: CellProps) {
  const { device, address: place } = row.origin
  const from = [device, place].filter((part) => part !== null).join(' · ')
  return (
    <span className={styles.who}>
      <Button size="small" tone="quiet" onPress={() => go(changeTrail(address, { actor: row.actorId }))}>
        {row.actor}
      </Button>
      <span className={styles.small}>
        <OriginName row={row} />
      </span>
      {from !== '' && <span className={styles.small}>{from}</span>}
    </span>
  )
}

/** Through what it came, where that says something: a request is what everybody does. */
function OriginName({ row }: { readonly row: AuditEntry }) {
  const t = useT()
  const lookUp = useLookUp()
  const { kind, name } = row.origin
  if (kind === 'job') return t('trail.throughJob', { name: lookUp(`job.${name ?? ''}`, t('jobs.other')) })
  if (kind === 'command') return t('trail.throughCommand', { name: name ?? '' })
  return null
}

function WhatCell({ row, address, go }: CellProps) {
  const t = useT()
  const lookUp = useLookUp()
  const href = subjectHref(row.subjectKind, row.subjectId)
  return (
    <span className={styles.what}>
      <Button size="small" tone="quiet" onPress={() => go(changeTrail(address, { action: row.action }))}>
        {lookUp(`audit.${row.action}`, row.action)}
      </Button>
      {row.isRead && <Chip>{t('trail.read')}</Chip>}
      {row.subjectName !== null && (
        <span className={styles.subject}>
          {href === null ? row.subjectName : <TextLink href={href}>{row.subjectName}</TextLink>}
        </span>
      )}
    </span>
  )
}

/** More lines than these stay folded until asked for. */
const SHOWN = 4

function ChangesCell({ row }: { readonly row: AuditEntry }) {
  const t = useT()
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  if (row.details === null)
    return <span className={styles.withheld}>{t(row.withheld === 'rights' ? 'trail.withheld' : 'trail.erased')}</span>
  const changes = changesOf(row.details, words)
  if (changes.length === 0) return null
  const shown = isOpen ? changes : changes.slice(0, SHOWN)
  return (
    <div className={styles.changes}>
      <dl>
        {shown.map(({ key, label, before, after }, index) => (
          <div key={`${key}${index}`}>
            <dt>{label}</dt>
            <dd>
              {before !== undefined && (
                <>
                  <del>{before}</del>
                  <span aria-hidden="true"> → </span>
                </>
              )}
              {before === undefined ? after : <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > SHOWN && (
        <Button size="small" tone="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? t('trail.less') : t('trail.more', { count: changes.length - SHOWN })}
        </Button>
      )}
    </div>
  )
}

/** Names of what was changed: those of the organisation's own fields first, then ours. */
function useWords(): Words {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  const fields = useQuery(fieldNamesQuery).data?.items
  return useMemo(() => {
    const own = new Map<string, string>(fields?.map(({ key, label }) => [key, label]))
    return {
      label: (key) => own.get(key) ?? lookUp(`trail.field.${key}`, key),
      value: (key, text) => lookUp(`trail.value.${key}.${text}`, key === 'role' ? lookUp(`role.${text}`, text) : text),
      yes: t('trail.yes'),
      no: t('trail.no'),
      nothing: t('trail.nothing'),
      moment: (iso) => (iso.includes('T') ? format.dateTime(iso) : format.date(iso)),
    }
  }, [t, format, lookUp, fields])
}
