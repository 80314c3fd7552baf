import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { addConnection } from '@klantregie/contract'
import type { Connector } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Stepper } from '../../../ui/stepper.tsx'
import { connectHref, connectionsHref } from '../addresses.ts'
import { connectorsQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { useSystemWords } from '../words.ts'
import overview from '../overview/overview.module.css'
import { AccessFields } from './access-fields.tsx'
import { bodyOf, missingAccess, missingIntake, startDraft } from './draft.view.ts'
import { FirstSteps } from './first-steps.tsx'
import { IntakeFields } from './intake-fields.tsx'
import { useRefusedSetting } from './refused.ts'
import styles from './connect.module.css'

const steps = ['system', 'access', 'intake', 'fetch'] as const
type StepId = (typeof steps)[number]

/** A system is connected in four steps; nothing is asked of it before the last. */
export function ConnectScreen() {
  const { systeem, gemaakt } = useSearch({ from: '/shell/koppelingen/nieuw' })
  const connectors = useQuery(connectorsQuery)
  return (
    <QueryStates query={connectors}>
      {({ items }) => {
        const connector = items.find(({ key }) => key === systeem)
        if (gemaakt !== undefined)
          return (
            <Frame step="fetch">
              <FirstSteps id={gemaakt} />
            </Frame>
          )
        if (connector === undefined)
          return (
            <Frame step="system">
              <SystemStep connectors={items} />
            </Frame>
          )
        return <Making key={connector.key} connector={connector} />
      }}
    </QueryStates>
  )
}

interface FrameProps {
  readonly step: StepId
  readonly system?: string
  readonly onGoTo?: (step: string) => void
  readonly children: ReactNode
}

function Frame({ step, system, onGoTo, children }: FrameProps) {
  const t = useT()
  return (
    <Page>
      <PageHeader
        title={system === undefined ? t('connect.title') : t('connect.titleOf', { system })}
        lead={t(`connect.lead.${step}`)}
        breadcrumbs={[{ label: t('connections.title'), href: connectionsHref }]}
      />
      <Stepper
        label={t('connect.steps')}
        steps={steps.map((id) => ({ id, label: t(`connect.step.${id}`) }))}
        current={step}
        {...(onGoTo && { onGoTo })}
      />
      {children}
    </Page>
  )
}

function SystemStep({ connectors }: { readonly connectors: readonly Connector[] }) {
  const t = useT()
  const words = useSystemWords()
  return (
    <>
      {connectors.some(({ isTrial }) => isTrial) && <p className={overview.soft}>{t('connect.trials')}</p>}
      <ul className={overview.list} aria-label={t('connect.systems')}>
        {connectors.map(({ key, name, group, isTrial }) => (
          <li key={key} className={overview.row}>
            <div className={overview.text}>
              <span className={overview.name}>
                <TextLink href={`${connectHref}?systeem=${key}`}>{name}</TextLink>
                <span className={overview.soft}>{t(`connector.group.${group}`)}</span>
                {isTrial && <Chip>{t('connections.trial')}</Chip>}
              </span>
              <span className={overview.soft}>{words.about(key)}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Making({ connector }: { readonly connector: Connector }) {
  const t = useT()
  const navigate = useNavigate()
  const problemText = useProblemText()
  const refusedSetting = useRefusedSetting()
  const [step, setStep] = useState<'access' | 'intake'>('access')
  const [isTried, setTried] = useState(false)
  const [draft, change] = useState(() => startDraft(connector))
  const adding = useAdding()
  const refused = refusedSetting(adding.error)
  const missing = missingAccess(draft, connector, [])
  const errors = {
    ...refused,
    ...(isTried && step === 'access' && Object.fromEntries(missing.map((key) => [key, t('settingProblem.missing')]))),
  }
  const goTo = (next: 'access' | 'intake') => {
    setTried(false)
    setStep(next)
  }
  const next = () => {
    setTried(true)
    if (step === 'access') {
      adding.reset()
      if (missing.length === 0) goTo('intake')
      return
    }
    const body = bodyOf(draft)
    if (body === null) return
    act(
      adding,
      { connector: connector.key, ...body },
      {
        onSuccess: ({ id }) => void navigate({ to: '/koppelingen/nieuw', search: { gemaakt: id }, replace: true }),
        // What is refused of a setting is mended where it was typed.
        onError: (error) => refusedSetting(error) !== null && setStep('access'),
      },
    )
  }
  return (
    <Frame
      step={step}
      system={connector.name}
      onGoTo={(to) => (to === 'access' ? goTo('access') : void navigate({ to: '/koppelingen/nieuw', search: {} }))}
    >
      {step === 'access' ? (
        <AccessFields draft={draft} change={change} connector={connector} given={[]} errors={errors} />
      ) : (
        <IntakeFields draft={draft} change={change} missing={isTried ? missingIntake(draft) : []} />
      )}
      {adding.isError && refused === null && (
        <Callout tone="danger" isAnnounced>
          {problemText(adding.error)}
        </Callout>
      )}
      <Footer step={step} isPending={adding.isPending} onBack={() => goTo('access')} onNext={next} />
    </Frame>
  )
}

function useAdding() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: CallInput<typeof addConnection>['body']) => call(addConnection, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['integrations'] }),
  })
}

interface FooterProps {
  readonly step: 'access' | 'intake'
  readonly isPending: boolean
  readonly onBack: () => void
  readonly onNext: () => void
}

function Footer({ step, isPending, onBack, onNext }: FooterProps) {
  const t = useT()
  return (
    <div className={styles.footer}>
      {step === 'intake' && <Button onPress={onBack}>{t('connect.back')}</Button>}
      <Button tone="primary" isPending={isPending} onPress={onNext}>
        {t(step === 'access' ? 'connect.next' : 'connect.make')}
      </Button>
      <LinkButton tone="quiet" href={connectionsHref}>
        {t('connect.leave')}
      </LinkButton>
    </div>
  )
}
