import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { downloadAssessment } from '@klantregie/contract'
import type { Assessment, AssessmentAnswers, getAssessment } from '@klantregie/contract'
import type { z } from 'zod'
import { urlOf } from '../../../lib/api.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { FormSection, Page, PageHeader, Row, Stack } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useAct } from '../use-act.ts'
import { Criteria } from './criteria.tsx'
import { assessmentQuery, useRegisterActions } from './register.api.ts'
import styles from './register.module.css'
import { Risks } from './risks.tsx'

/** One assessment: the nine criteria, the description, the risks, and what follows from them. */
export function AssessmentScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/privacy/register/dpia/$id' })
  const found = useQuery(assessmentQuery(id))
  return (
    <PageStates query={found} up={{ label: t('register.title'), href: '/privacy/register' }}>
      {({ assessment, versions }) => (
        <Page>
          <Editor key={assessment.changedAt} assessment={assessment} />
          <Versions id={assessment.id} versions={versions} />
        </Page>
      )}
    </PageStates>
  )
}

const TEXTS = ['description', 'necessity', 'proportionality', 'rights'] as const
const ENDS = ['consulted', 'officerAdvice', 'conclusion'] as const

/** What is typed stays here until it is saved; a refusal of the server changes nothing on the screen. */
function Editor({ assessment }: { readonly assessment: Assessment }) {
  const t = useT()
  const may = useMay()
  const [answers, setAnswers] = useState(assessment.answers)
  const isReadOnly = !may('privacy.register.manage')
  const change = (part: Partial<AssessmentAnswers>) => setAnswers((now) => ({ ...now, ...part }))
  const text = (key: (typeof TEXTS)[number] | (typeof ENDS)[number]) => (
    <TextArea
      key={key}
      rows={4}
      isReadOnly={isReadOnly}
      label={t(`dpiaPart.${key}`)}
      value={answers[key]}
      onChange={(value) => change({ [key]: value })}
    />
  )
  return (
    <>
      <Head assessment={assessment} answers={answers} isReadOnly={isReadOnly} />
      <FormSection title={t('dpiaPart.criteria')} description={t('dpia.criteriaText')}>
        <Criteria answers={answers} isReadOnly={isReadOnly} onChange={change} />
      </FormSection>
      <FormSection title={t('dpiaPart.processing')} description={t('dpia.processingText')}>
        <Stack>{TEXTS.map(text)}</Stack>
      </FormSection>
      <FormSection title={t('dpiaPart.risks')} description={t('dpia.risksText')}>
        <Risks answers={answers} isReadOnly={isReadOnly} onChange={change} />
      </FormSection>
      <FormSection title={t('dpiaPart.end')}>
        <Stack>{ENDS.map(text)}</Stack>
      </FormSection>
    </>
  )
}

interface HeadProps {
  readonly assessment: Assessment
  readonly answers: AssessmentAnswers
  readonly isReadOnly: boolean
}

function Head({ assessment, answers, isReadOnly }: HeadProps) {
  const t = useT()
  const isDirty = JSON.stringify(answers) !== JSON.stringify(assessment.answers)
  const { id, title, version, criteriaMet, isAnswered } = assessment
  return (
    <>
      <PageHeader
        title={title}
        lead={
          <Status tone={version === 0 ? 'neutral' : 'success'}>
            {version === 0 ? t('dpia.concept') : t('dpia.settled', { version })}
          </Status>
        }
        breadcrumbs={[{ label: t('register.title'), href: '/privacy/register' }]}
        actions={
          <Row>
            <LinkButton href={urlOf(downloadAssessment, { params: { id }, query: { format: 'odt' } })} download>
              {t('dpia.download')}
            </LinkButton>
            {!isReadOnly && <Buttons assessment={assessment} answers={answers} isDirty={isDirty} />}
          </Row>
        }
      />
      {isAnswered && (
        <Callout tone={criteriaMet >= 2 ? 'attention' : 'information'}>
          {t('dpia.advice', { count: criteriaMet })}
        </Callout>
      )}
    </>
  )
}

type ButtonsProps = Omit<HeadProps, 'isReadOnly'> & { readonly isDirty: boolean }

function Buttons({ assessment, answers, isDirty }: ButtonsProps) {
  const t = useT()
  const problemText = useProblemText()
  const { isPending, act } = useAct()
  const { changeAssessment, fixAssessment } = useRegisterActions()
  const { id, title, changedAt } = assessment
  const save = () => changeAssessment(id, { title, answers, expectedChangedAt: changedAt })
  const fix = () =>
    void fixAssessment(id).then(
      ({ version }) => showToast({ text: t('dpia.fixed', { version }) }),
      (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    )
  return (
    <>
      {!isDirty && <Button onPress={fix}>{t('dpia.fix')}</Button>}
      <Button tone="primary" isDisabled={!isDirty} isPending={isPending} onPress={() => act(save, t('dpia.saved'))}>
        {t('dpia.save')}
      </Button>
    </>
  )
}

interface VersionsProps {
  readonly id: string
  readonly versions: z.output<typeof getAssessment.response>['versions']
}

function Versions({ id, versions }: VersionsProps) {
  const t = useT()
  const format = useFormat()
  if (versions.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{t('register.tab.versions')}</h2>
      <ul className={styles.list}>
        {versions.map(({ version, fixedBy, fixedAt }) => (
          <li key={version}>
            <TextLink href={urlOf(downloadAssessment, { params: { id }, query: { format: 'html', version } })} download>
              {t('dpia.versionLine', { version, by: fixedBy, date: format.date(fixedAt) })}
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
