import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { carryOver } from '@klantregie/contract'
import type { CarryOver, ProcessPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { carryOverQuery, useProcessDeed } from './processes.api.ts'
import styles from './processes.module.css'

/** There is a newer version of what this runs by. It goes on by its own, until somebody chooses otherwise. */
export function CarryOverNotice({ page }: { readonly page: ProcessPage }) {
  const t = useT()
  const may = useMay()
  const [isLooking, setLooking] = useState(false)
  const { template, state } = page
  if (state !== 'running' || template.version >= template.newestVersion || !may('engagement.process.manage'))
    return null
  return (
    <Callout
      tone="information"
      action={page.mayWork && <Button onPress={() => setLooking(true)}>{t('process.carry.look')}</Button>}
    >
      {t('process.carry.notice', { from: template.version, to: template.newestVersion })}
      {isLooking && <CarryOverDialog page={page} onClose={() => setLooking(false)} />}
    </Callout>
  )
}

function CarryOverDialog({ page, onClose }: { readonly page: ProcessPage; readonly onClose: () => void }) {
  const t = useT()
  const preview = useQuery(carryOverQuery(page.id))
  const { perform, isPending } = useProcessDeed()
  const carry = (to: number) => {
    perform(() => call(carryOver, { params: { id: page.id }, body: { to } }), { text: t('process.carry.done', { to }) })
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('process.carry.title')}>
      <QueryStates query={preview} shape="text">
        {(change) => (
          <div className={styles.stack}>
            <Changes change={change} />
            <div>
              <Button tone="primary" isPending={isPending} onPress={() => carry(change.to)}>
                {t('process.carry.do', { to: change.to })}
              </Button>
            </div>
          </div>
        )}
      </QueryStates>
    </Dialog>
  )
}

function Changes({ change }: { readonly change: CarryOver }) {
  const t = useT()
  const { added, removed, changed, step } = change
  return (
    <>
      <p>{step === null ? t('process.carry.finishes') : t('process.carry.stands', { step })}</p>
      <ul className={styles.bullets}>
        {added.map((title) => (
          <li key={`+${title}`}>{t('process.carry.added', { title })}</li>
        ))}
        {removed.map(({ title, state }) => (
          <li key={`-${title}`}>
            {t(state === 'done' || state === 'skipped' ? 'process.carry.removedDone' : 'process.carry.removed', {
              title,
            })}
          </li>
        ))}
        {changed.map(({ title, was, parts }) => (
          <li key={`~${was}`}>
            {t('process.carry.changed', {
              title: was,
              parts: parts.map((part) => t(`process.carry.part.${part}`)).join(', '),
            })}
            {title !== was && ` ${t('process.carry.nowCalled', { title })}`}
          </li>
        ))}
      </ul>
      {added.length + removed.length + changed.length === 0 && <p>{t('process.carry.nothing')}</p>}
    </>
  )
}
