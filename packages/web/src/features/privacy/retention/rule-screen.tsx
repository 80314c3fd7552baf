import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RetentionRule } from '@klantregie/contract'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { DescriptionList, Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { useAct } from '../use-act.ts'
import { ruleQuery, rulesQuery, sourcesQuery, typesQuery, useRetentionActions } from './retention.api.ts'
import styles from './retention.module.css'
import { standingOf, standingTones } from './retention.view.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { RulePreview } from './rule-preview.tsx'
import { RuleVersions } from './rule-versions.tsx'
import { RunsPart } from './runs-part.tsx'
import { useTermText } from './term-text.ts'

/** One rule: what it says, what it would do, and what it did. */
export function RetentionRuleScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/privacy/bewaartermijnen/$id' })
  const rule = useQuery(ruleQuery(id))
  const all = useQuery(rulesQuery)
  return (
    <PageStates query={rule} up={{ label: t('retention.title'), href: '/privacy/bewaartermijnen' }}>
      {({ rule: found, preview, versions }) => (
        <Page>
          <PageHeader
            title={found.title}
            breadcrumbs={[{ label: t('retention.title'), href: '/privacy/bewaartermijnen' }]}
            actions={<Actions rule={found} seesAll={all.data?.seesAll ?? false} due={preview?.counts?.due ?? null} />}
          />
          <Facts rule={found} />
          {found.applies ? (
            <RulePreview rule={found} preview={preview} />
          ) : (
            <Callout title={t('ruleStanding.not_yet')}>{t('retention.notYetText')}</Callout>
          )}
          <section className={styles.part} aria-labelledby="rule-runs">
            <h2 id="rule-runs">{t('retention.tab.runs')}</h2>
            <RunsPart ruleId={found.id} />
          </section>
          <RuleVersions versions={versions} />
        </Page>
      )}
    </PageStates>
  )
}

function Facts({ rule }: { readonly rule: RetentionRule }) {
  const t = useT()
  const format = useFormat()
  const sayTerm = useTermText()
  const type = useQuery(typesQuery).data?.items.find(({ id }) => id === rule.typeId)?.name
  const source = useQuery(sourcesQuery).data?.items.find(({ id }) => id === rule.sourceId)?.name
  const standing = standingOf(rule)
  const items = [
    {
      id: 'state',
      term: t('retention.state'),
      value: <Status tone={standingTones[standing]}>{t(`ruleStanding.${standing}`)}</Status>,
    },
    { id: 'kind', term: t('retention.about'), value: t(`retentionKind.${rule.kind}`) },
    ...(type === undefined ? [] : [{ id: 'type', term: t('retention.type'), value: type }]),
    ...(source === undefined ? [] : [{ id: 'source', term: t('retention.source'), value: source }]),
    { id: 'term', term: t('retention.term'), value: sayTerm(rule) },
    { id: 'action', term: t('retention.action'), value: t(`retentionAction.${rule.action}`) },
    { id: 'basis', term: t('retention.basis'), value: rule.basis },
    { id: 'why', term: t('retention.why'), value: rule.why },
    {
      id: 'changed',
      term: t('retention.version'),
      value: t('retention.versionBy', { version: rule.version, by: rule.changedBy, date: format.date(rule.changedAt) }),
    },
  ]
  return <DescriptionList items={items} />
}

interface ActionsProps {
  readonly rule: RetentionRule
  readonly seesAll: boolean
  /** Of the last preview. */
  readonly due: number | null
}

function Actions({ rule, seesAll, due }: ActionsProps) {
  const t = useT()
  const { isPending, act } = useAct()
  const actions = useRetentionActions()
  const kinds = useQuery(rulesQuery).data?.kinds ?? []
  const [asking, setAsking] = useState<'change' | 'on' | 'remove' | null>(null)
  const standing = standingOf(rule)
  const close = () => setAsking(null)
  return (
    <Row>
      <Button isDisabled={rule.openRunId !== null} onPress={() => setAsking('change')}>
        {t('retention.change')}
      </Button>
      {!rule.isOn && (
        <Button tone="quiet" isDisabled={rule.openRunId !== null} onPress={() => setAsking('remove')}>
          {t('retention.remove')}
        </Button>
      )}
      {rule.isOn && (
        <Button
          isPending={isPending}
          onPress={() =>
            act(() => actions.switch(rule.id, { isOn: false, version: rule.version }), t('retention.switchedOff'))
          }
        >
          {t('retention.switchOff')}
        </Button>
      )}
      {standing === 'previewed' && (
        <Button tone="primary" isDisabled={!seesAll} onPress={() => setAsking('on')}>
          {t('retention.switchOn')}
        </Button>
      )}
      {standing === 'on' && (
        <Button
          tone="primary"
          isDisabled={!seesAll}
          isPending={isPending}
          onPress={() => act(() => actions.run(rule.id), t('retention.started'))}
        >
          {t('retention.run')}
        </Button>
      )}
      {asking === 'change' && <RuleDialog rule={rule} kinds={kinds} onClose={close} />}
      <SwitchOnDialog rule={rule} due={due} isOpen={asking === 'on'} onClose={close} />
      <RemoveDialog rule={rule} isOpen={asking === 'remove'} onClose={close} />
    </Row>
  )
}

interface AskProps {
  readonly rule: RetentionRule
  readonly isOpen: boolean
  readonly onClose: () => void
}

function SwitchOnDialog({ rule, due, isOpen, onClose }: AskProps & { readonly due: number | null }) {
  const t = useT()
  const format = useFormat()
  const { isPending, act } = useAct()
  const { switch: turn } = useRetentionActions()
  const confirm = () =>
    act(async () => {
      await turn(rule.id, { isOn: true, version: rule.version })
      onClose()
    }, t('retention.switchedOn'))
  return (
    <AlertDialog
      isOpen={isOpen}
      onCancel={onClose}
      onConfirm={confirm}
      isPending={isPending}
      title={t('retention.switchOnTitle')}
      confirmLabel={t('retention.switchOn')}
      {...(due !== null && { consequences: [{ label: t('retention.due'), count: format.number(due) }] })}
    >
      <p>{t('retention.switchOnText')}</p>
    </AlertDialog>
  )
}

function RemoveDialog({ rule, isOpen, onClose }: AskProps) {
  const t = useT()
  const navigate = useNavigate()
  const { isPending, act } = useAct()
  const { remove } = useRetentionActions()
  const confirm = () =>
    act(async () => {
      await remove(rule.id)
      await navigate({ to: '/privacy/bewaartermijnen', search: {} })
    }, t('retention.removed'))
  return (
    <AlertDialog
      isOpen={isOpen}
      onCancel={onClose}
      onConfirm={confirm}
      isPending={isPending}
      title={t('retention.removeTitle', { title: rule.title })}
      confirmLabel={t('retention.remove')}
    >
      <p>{t('retention.removeText')}</p>
    </AlertDialog>
  )
}
