import { useState } from 'react'
import { doStep, reopenStep, takeStep } from '@klantregie/contract'
import type { ProcessPage, RunningStep } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Row } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { DocumentLine } from './document-line.tsx'
import { useProcessDeed } from './processes.api.ts'
import { asksFirst, missingOf, toneOfStep } from './process.view.ts'
import { DoStepDialog, SkipStepDialog } from './step-dialogs.tsx'
import { useHolderName } from './use-holder-name.ts'
import styles from './processes.module.css'

interface StepProps {
  readonly page: ProcessPage
  readonly step: RunningStep
}

/** A step: open ones in full, others in one line. */
export function StepPart({ page, step }: StepProps) {
  const t = useT()
  const isOpen = step.state === 'open' && page.state !== 'ended'
  return (
    <li
      className={cx(styles.step, isOpen && styles.open)}
      aria-current={step.key === page.currentKey ? 'step' : undefined}
    >
      <div className={styles.stepHead}>
        <h2 className={styles.stepTitle}>{step.title}</h2>
        <Status tone={toneOfStep(step)}>{t(`process.step.${step.state}`)}</Status>
      </div>
      <StepFacts step={step} />
      {isOpen && <OpenStep page={page} step={step} />}
      {!isOpen && <PastStep page={page} step={step} />}
    </li>
  )
}

function StepFacts({ step }: { readonly step: RunningStep }) {
  const t = useT()
  const parts = [...useOpenFacts(step), ...useEndedFacts(step)]
  const facts = step.isObligatory ? parts : [t('process.optional'), ...parts]
  return facts.length === 0 ? null : <p className={styles.soft}>{facts.join(' · ')}</p>
}

/** With whom it is, by when, what it waits for. */
function useOpenFacts({ state, who, isForMe, dueOn, isLate, waitsFor, takenBy }: RunningStep): string[] {
  const t = useT()
  const format = useFormat()
  const holderName = useHolderName()
  if (state === 'waiting') return waitsFor.length === 0 ? [] : [t('process.waitsFor', { steps: waitsFor.join(', ') })]
  if (state !== 'open') return []
  return [
    who === null ? null : t(isForMe ? 'process.withMe' : 'process.with', { name: holderName(who) }),
    dueOn === null ? null : t(isLate ? 'process.lateSince' : 'process.due', { date: format.date(dueOn) }),
    takenBy === null ? null : t('process.takenBy', { name: takenBy }),
  ].filter((part) => part !== null)
}

function useEndedFacts({ endedAt, endedBy, answer }: RunningStep): string[] {
  const t = useT()
  const format = useFormat()
  return [
    endedAt === null ? null : t('process.byOn', { by: endedBy ?? '', on: format.date(endedAt) }),
    answer === null ? null : t('process.answered', { answer: answer.label }),
  ].filter((part) => part !== null)
}

function OpenStep({ page, step }: StepProps) {
  return (
    <>
      {step.instruction !== '' && <p className={styles.instruction}>{step.instruction}</p>}
      <Demands page={page} step={step} />
      {page.mayWork && page.state === 'running' && <StepActions page={page} step={step} />}
    </>
  )
}

/** What must be there: with a way to it for what is not. */
function Demands({ page, step }: StepProps) {
  const t = useT()
  if (step.fields.length + step.documents.length === 0) return null
  const missing = missingOf(step)
  return (
    <div className={styles.demands}>
      {missing.length > 0 && (
        <Callout
          tone={step.isStrict ? 'attention' : 'information'}
          title={t('process.missing', { what: missing.map(({ label }) => label).join(', ') })}
        >
          {t(step.isStrict ? 'process.missingStrict' : 'process.missingLoose')}{' '}
          {missing.some(({ kind }) => kind === 'field') && (
            <TextLink href={`/relaties/${page.relation.id}`}>{t('process.fill')}</TextLink>
          )}
        </Callout>
      )}
      <ul className={styles.plain} aria-label={t('process.demands')}>
        {step.fields.map(({ key, label, state }) => (
          <li key={key}>
            <Status tone={state === 'filled' ? 'success' : state === 'missing' ? 'attention' : 'neutral'}>
              {t(`process.field.${state}`, { label })}
            </Status>
          </li>
        ))}
        {step.documents.map((document) => (
          <li key={document.key}>
            <DocumentLine page={page} step={step} document={document} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function StepActions({ page, step }: StepProps) {
  const t = useT()
  const { perform, isPending } = useProcessDeed()
  const [asking, setAsking] = useState<'do' | 'skip' | null>(null)
  const params = { id: page.id, key: step.key }
  const done = () =>
    perform(() => call(doStep, { params, body: { note: '' } }), {
      text: t('process.said.done', { step: step.title }),
      undo: () => call(reopenStep, { params, body: {} }),
    })
  const take = () =>
    perform(() => call(takeStep, { params, body: { isTaken: !step.isTakenByMe } }), {
      text: t(step.isTakenByMe ? 'process.said.letGo' : 'process.said.taken', { step: step.title }),
    })
  return (
    <Row>
      <Button
        tone={step.key === page.currentKey ? 'primary' : 'secondary'}
        isPending={isPending}
        aria-label={t('process.doOf', { step: step.title })}
        onPress={() => (asksFirst(step) ? setAsking('do') : done())}
      >
        {t('process.do')}
      </Button>
      <Button aria-label={t('process.noteOf', { step: step.title })} onPress={() => setAsking('do')}>
        {t('process.doWithNote')}
      </Button>
      <Button
        isDisabled={isPending}
        aria-label={t(step.isTakenByMe ? 'process.letGoOf' : 'process.takeOf', { step: step.title })}
        onPress={take}
      >
        {t(step.isTakenByMe ? 'process.letGo' : 'process.take')}
      </Button>
      <Button tone="quiet" aria-label={t('process.skipOf', { step: step.title })} onPress={() => setAsking('skip')}>
        {t('process.skip')}
      </Button>
      {asking === 'do' && <DoStepDialog page={page} step={step} onClose={() => setAsking(null)} />}
      {asking === 'skip' && <SkipStepDialog page={page} step={step} onClose={() => setAsking(null)} />}
    </Row>
  )
}

function PastStep({ page, step }: StepProps) {
  const t = useT()
  const { perform, isPending } = useProcessDeed()
  const mayReopen = page.mayWork && page.state !== 'paused' && (step.state === 'done' || step.state === 'skipped')
  const reopen = () =>
    perform(() => call(reopenStep, { params: { id: page.id, key: step.key }, body: {} }), {
      text: t('process.said.reopened', { step: step.title }),
    })
  return (
    <>
      {step.note !== '' && <p className={styles.note}>{step.note}</p>}
      {mayReopen && (
        <div>
          <Button
            size="small"
            tone="quiet"
            isPending={isPending}
            aria-label={t('process.reopenOf', { step: step.title })}
            onPress={reopen}
          >
            {t('process.reopen')}
          </Button>
        </div>
      )}
    </>
  )
}
