import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { downloadRegister } from '@klantregie/contract'
import type { RegisterChange, RegisterVersion } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { versionQuery } from './register.api.ts'
import styles from './register.module.css'

interface VersionsPartProps {
  readonly versions: readonly RegisterVersion[]
  /** Since the last one. */
  readonly changes: readonly RegisterChange[]
}

/** The register as it was settled, and what changed since. */
export function VersionsPart({ versions, changes }: VersionsPartProps) {
  const t = useT()
  const format = useFormat()
  const [open, setOpen] = useState<RegisterVersion | null>(null)
  if (versions.length === 0)
    return (
      <EmptyState title={t('register.noVersions')}>
        <p>{t('register.noVersionsText')}</p>
      </EmptyState>
    )
  const columns: readonly Column<RegisterVersion>[] = [
    { id: 'number', header: t('register.version'), isRowHeader: true, cell: ({ number }) => format.number(number) },
    { id: 'at', header: t('register.fixedAt'), keepsTogether: true, cell: ({ fixedAt }) => format.dateTime(fixedAt) },
    { id: 'by', header: t('register.fixedBy'), cell: ({ fixedBy }) => fixedBy },
    { id: 'note', header: t('register.note'), cell: ({ note }) => note },
    {
      id: 'act',
      header: t('retention.actions'),
      align: 'end',
      cell: (version) => (
        <Button
          size="small"
          aria-label={t('register.compareOf', { number: version.number })}
          onPress={() => setOpen(version)}
        >
          {t('register.compare')}
        </Button>
      ),
    },
  ]
  return (
    <div className={styles.part}>
      {changes.length > 0 && (
        <Callout tone="information">{t('register.changedSince', { count: changes.length })}</Callout>
      )}
      <Table
        label={t('register.tab.versions')}
        columns={columns}
        rows={versions}
        rowId={({ id }) => id}
        rowName={({ number }) => String(number)}
      />
      {open && <VersionDialog key={open.id} version={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

interface VersionDialogProps {
  readonly version: RegisterVersion
  readonly onClose: () => void
}

function VersionDialog({ version, onClose }: VersionDialogProps) {
  const t = useT()
  const found = useQuery(versionQuery(version.id))
  return (
    <Dialog isOpen onClose={onClose} size="large" title={t('register.compareOf', { number: version.number })}>
      <QueryStates query={found} shape="text">
        {({ changes }) => (
          <Stack>
            <TextLink href={urlOf(downloadRegister, { query: { format: 'html', versionId: version.id } })} download>
              {t('register.downloadVersion')}
            </TextLink>
            {changes.length === 0 ? <p>{t('register.same')}</p> : <Changes changes={changes} />}
          </Stack>
        )}
      </QueryStates>
    </Dialog>
  )
}

function Changes({ changes }: { readonly changes: readonly RegisterChange[] }) {
  const t = useT()
  return (
    <ul className={styles.list}>
      {changes.map(({ part, change, name, particulars }, index) => (
        <li key={index}>
          {t(`registerChange.${change}`, { part: t(`registerPart.${part}`), name })}
          {particulars.length > 0 && (
            <ul className={styles.list}>
              {particulars.map(({ key, before, after }) => (
                <li key={key} className={styles.words}>
                  {t('register.particular', { before: before || '—', after: after || '—' })}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
