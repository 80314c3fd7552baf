import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import type { BulkDeed } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, ProgressBar, Status } from '../../../ui/states.tsx'
import type { Tone } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { bulkDeedQuery, bulkDeedsQuery, isBusy } from './bulk.api.ts'
import { useDeedOutcome, useDeedText } from './deed-text.ts'
import { useStopBulk } from './running-bulk.tsx'
import { useUndoBulk } from './use-run-bulk.ts'
import styles from './bulk.module.css'

/** What was done to many relations at once in the last thirty days, and the way back. */
export function BulkDeedsScreen() {
  const t = useT()
  const { vanaf, toon } = useSearch({ from: '/shell/relaties/bewerkingen' })
  const navigate = useNavigate({ from: '/relaties/bewerkingen' })
  const deeds = useQuery(bulkDeedsQuery(vanaf))
  const show = (id: string | undefined) => void navigate({ search: (now) => ({ ...now, toon: id }), replace: true })
  return (
    <Page width="narrow">
      <PageHeader
        title={t('relations.bulk.deeds')}
        lead={t('relations.bulk.deedsLead')}
        breadcrumbs={[{ label: t('relations.list.title'), href: '/relaties' }]}
      />
      <QueryStates query={deeds}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('relations.bulk.noDeeds')}
              action={<LinkButton href="/relaties">{t('relations.list.title')}</LinkButton>}
            >
              <p>{t('relations.bulk.noDeedsText')}</p>
            </EmptyState>
          ) : (
            <>
              <div className={styles.deeds}>
                {items.map((deed) => (
                  <Deed key={deed.id} deed={deed} onShow={() => show(deed.id)} />
                ))}
              </div>
              {nextCursor !== null && (
                <Button onPress={() => void navigate({ search: { vanaf: nextCursor } })}>
                  {t('relations.bulk.older')}
                </Button>
              )}
            </>
          )
        }
      </QueryStates>
      {toon !== undefined && <LeftAlone id={toon} onClose={() => show(undefined)} />}
    </Page>
  )
}

const tones: Readonly<Record<BulkDeed['state'], Tone>> = {
  running: 'information',
  undoing: 'information',
  done: 'success',
  stopped: 'attention',
  undone: 'neutral',
}

function Deed({ deed, onShow }: { readonly deed: BulkDeed; readonly onShow: () => void }) {
  const t = useT()
  const format = useFormat()
  const text = useDeedText()(deed)
  const outcome = useDeedOutcome()(deed)
  const { undo, isPending } = useUndoBulk()
  const { stop, isPending: isStopping } = useStopBulk()
  return (
    <section aria-label={text} className={styles.deed}>
      <div className={styles.deedHead}>
        <h2>{text}</h2>
        <Status tone={tones[deed.state]}>{t(`relations.bulk.state.${deed.state}`)}</Status>
      </div>
      {isBusy(deed) ? <ProgressBar label={text} value={deed.progress} detail={outcome} /> : <p>{outcome}</p>}
      <p className={styles.soft}>
        {t('relations.bulk.by', { by: deed.by, when: format.dateTime(deed.at) })}
        {deed.undoneBy !== null &&
          deed.undoneAt !== null &&
          ` ${t('relations.bulk.undoneBy', { by: deed.undoneBy, when: format.dateTime(deed.undoneAt) })}`}
        {deed.undoUntil !== null && ` ${t('relations.bulk.undoUntil', { day: format.date(deed.undoUntil) })}`}
      </p>
      <div className={styles.deedActions}>
        {deed.undoUntil !== null && (
          <Button size="small" icon={<Undo2 aria-hidden="true" />} isPending={isPending} onPress={() => undo(deed.id)}>
            {t('relations.bulk.undo')}
          </Button>
        )}
        {deed.state === 'running' && (
          <Button size="small" isPending={isStopping} onPress={() => stop(deed.id)}>
            {t('relations.bulk.stop')}
          </Button>
        )}
        {deed.passedBy + deed.kept > 0 && (
          <Button size="small" tone="quiet" onPress={onShow}>
            {t('relations.bulk.which', { count: deed.passedBy + deed.kept })}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Who was left alone, because somebody had changed them. */
function LeftAlone({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT()
  const deed = useQuery(bulkDeedQuery(id))
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.bulk.leftAlone')} size="small">
      <QueryStates query={deed} shape="text">
        {({ leftAlone }) =>
          leftAlone.length === 0 ? (
            <p>{t('relations.bulk.leftAloneNone')}</p>
          ) : (
            <ul className={styles.left}>
              {leftAlone.map((one) => (
                <li key={one.id}>
                  <TextLink href={`/relaties/${one.id}`}>{one.name}</TextLink>
                  <p className={styles.soft}>{t(`relations.bulk.why.${one.why}`)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryStates>
    </Dialog>
  )
}
