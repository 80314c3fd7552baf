import { dutchToday } from '../../../lib/dutch-today.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkKind, BulkTrial } from '@klantregie/contract'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { bulkTrialQuery } from './bulk.api.ts'
import type { AskedWhom } from './bulk.api.ts'
import { BulkFields } from './bulk-fields.tsx'
import { aboutOf, emptyValues, whatOf } from './bulk-what.view.ts'
import type { BulkValues } from './bulk-what.view.ts'
import { useRunBulk } from './use-run-bulk.ts'
import styles from './bulk.module.css'

interface BulkDialogProps {
  readonly kind: BulkKind
  readonly whom: AskedWhom
  readonly onClose: () => void
  /** After it was asked for: the choice of rows has done its work. */
  readonly onDone: () => void
}

/** A pause in typing before is counted again, in milliseconds. */
const PAUSE_MS = 250
/** More than this is done in the background; as the server does it. */
const AT_ONCE = 200

/** What was filled in, and how many would change by it as soon as it is whole and typing has paused. */
function useTrial({ kind, whom }: Pick<BulkDialogProps, 'kind' | 'whom'>) {
  const [values, setValues] = useState(() =>
    emptyValues(dutchToday(), 'filter' in whom ? whom.filter.typeId : undefined),
  )
  const what = whatOf(kind, values)
  const asked = JSON.stringify(what)
  const isSettled = useDebounced(asked, PAUSE_MS) === asked
  const trial = useQuery({ ...bulkTrialQuery(whom, isSettled ? what : null), placeholderData: keepPreviousData })
  const set = (key: keyof BulkValues, value: string) => setValues((now) => ({ ...now, [key]: value }))
  return {
    values,
    set,
    what,
    counted: what === null ? null : (trial.data ?? null),
    error: what === null ? null : trial.error,
    isCounting: what !== null && (!isSettled || trial.isFetching),
    again: () => void trial.refetch(),
  }
}

/** What can be asked after counting. Of a long list a sample may have missed those that would change, so it can always be asked. */
function asking(counted: BulkTrial | null) {
  const count = counted?.will.count ?? 0
  const isAbout = counted?.isExact === false
  return { count, isAbout, isBackground: isAbout || count > AT_ONCE, mayAsk: isAbout || count > 0 }
}

/** One thing to do to many relations: first is said how many would change and why the rest would not. */
export function BulkDialog({ kind, whom, onClose, onDone }: BulkDialogProps) {
  const t = useT()
  const { values, set, what, counted, error, isCounting, again } = useTrial({ kind, whom })
  const { run, isPending } = useRunBulk()
  const { count, isAbout, isBackground, mayAsk } = asking(counted)
  return (
    <Dialog isOpen onClose={onClose} title={t(`relations.bulk.title.${kind}`)} size="small">
      <Stack>
        {kind === 'archive' && <p>{t('relations.bulk.archiveText')}</p>}
        <BulkFields kind={kind} values={values} set={set} />
        <Counts trial={counted} isCounting={isCounting} error={error} />
        {isAbout && <p className={styles.soft}>{t('relations.bulk.about')}</p>}
        {isBackground && <p className={styles.soft}>{t('relations.bulk.background')}</p>}
        <Row>
          <Button
            tone="primary"
            isDisabled={!mayAsk || isCounting || error !== null}
            isPending={isPending}
            onPress={() =>
              what && run({ whom, what, expected: Math.max(1, count), isAbout }, { onDone, onChanged: again })
            }
          >
            {count === 0 || isAbout ? t(`relations.bulk.title.${kind}`) : t(`relations.bulk.submit.${kind}`, { count })}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('relations.create.cancel')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  )
}

interface CountsProps {
  readonly trial: BulkTrial | null
  readonly isCounting: boolean
  readonly error: Error | null
}

/** "240 relaties: 200 veranderen, 30 zijn al zo, 10 niet, omdat …" */
function Counts({ trial, isCounting, error }: CountsProps) {
  const t = useT()
  const problemText = useProblemText()
  if (error !== null) return <Callout tone="danger">{problemText(error)}</Callout>
  if (trial === null)
    return <p className={styles.soft}>{t(isCounting ? 'relations.bulk.counting' : 'relations.bulk.choose')}</p>
  const isAbout = !trial.isExact
  return (
    <div className={styles.counts} aria-live="polite" aria-busy={isCounting}>
      <p>
        {t(trial.isExact ? 'relations.bulk.asked' : 'relations.bulk.askedAbout', {
          count: trial.isExact ? trial.asked : aboutOf(trial.asked),
          excepted: trial.excepted,
        })}
      </p>
      <ul>
        <Line
          {...{ isAbout }}
          text={t('relations.bulk.will', { count: trial.will.count })}
          counted={trial.will}
          isMain
        />
        {trial.already.count > 0 && (
          <Line
            {...{ isAbout }}
            text={t('relations.bulk.already', { count: trial.already.count })}
            counted={trial.already}
          />
        )}
        {trial.refused.map((refused) => (
          <Line
            key={refused.reason}
            {...{ isAbout }}
            text={t(`relations.bulk.refused.${refused.reason}`, { count: refused.count })}
            counted={refused}
          />
        ))}
      </ul>
    </div>
  )
}

interface LineProps {
  readonly text: string
  readonly counted: BulkTrial['will']
  /** An estimate: said in round numbers. */
  readonly isAbout: boolean
  readonly isMain?: boolean
}

function Line({ text, counted: { count, examples }, isAbout, isMain = false }: LineProps) {
  const t = useT()
  const format = useFormat()
  const more = isAbout ? aboutOf(count) : count - examples.length
  const names = examples.map(({ name }) => name).join(', ')
  const key = isAbout ? 'relations.bulk.namesAndOthers' : 'relations.bulk.namesAndMore'
  const namesText = more > 0 ? t(key, { names, more }) : names
  return (
    <li>
      <span className={styles.number}>{format.number(isAbout ? aboutOf(count) : count)}</span>
      <span className={isMain ? styles.main : undefined}>{text}</span>
      {names !== '' && <span className={styles.names}>{namesText}</span>}
    </li>
  )
}
