import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { setUp } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useLanguage } from '../../../lib/i18n.tsx'
import { setupQuery } from '../../../lib/session.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Stepper } from '../../../ui/stepper.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { Entrance } from './entrance.tsx'
import { NewPasswordField, passwordProblems } from './password-field.tsx'
import {
  branchesOf,
  isStepDone,
  setUpSteps,
  starterChoices,
  starterSetsOf,
  stepAfter,
  stepBefore,
} from './set-up.view.ts'
import type { SetUpStep } from './set-up.view.ts'
import { useEnter } from './sign-in.tsx'

export function SetUpScreen() {
  const t = useT()
  const setup = useQuery(setupQuery)
  if (setup.data && !setup.data.isNeeded) {
    return (
      <Entrance title={t('setup.title')}>
        <Callout tone="information" action={<LinkButton href="/sign-in">{t('setup.toSignIn')}</LinkButton>}>
          {t('setup.done')}
        </Callout>
      </Entrance>
    )
  }
  return (
    <Entrance title={t('setup.title')} lead={t('setup.lead')}>
      <SetUpWizard />
    </Entrance>
  )
}

function useSetUpForm(): ContractForm {
  const language = useLanguage()
  const enter = useEnter()
  return useContractForm({
    schema: setUp.body,
    initial: { organisationName: '', starterSet: 'both', branches: '', name: '', email: '', password: '' },
    toBody: ({ starterSet, ...values }) => ({
      ...values,
      starterSets: starterSetsOf(starterSet ?? ''),
      email: values['email']?.trim(),
      branches: branchesOf(values['branches'] ?? ''),
      language,
    }),
    fieldOf: passwordProblems('password'),
    onSubmit: async (body) => enter(await call(setUp, { body })),
  })
}

function SetUpWizard() {
  const t = useT()
  const form = useSetUpForm()
  const [step, setStep] = useState<SetUpStep>('organisation')
  const next = stepAfter(step)
  const previous = stepBefore(step)
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault()
    if (!next) form.submit(event)
    else if (isStepDone(step, form.values)) setStep(next)
  }
  return (
    <>
      <Stepper
        label={t('setup.steps')}
        steps={setUpSteps.map((id) => ({ id, label: t(`setup.step.${id}`) }))}
        current={step}
        onGoTo={(id) => setStep(setUpSteps.find((known) => known === id) ?? step)}
      />
      <Form form={{ ...form, submit }}>
        <StepFields step={step} form={form} />
        <Row>
          <Button
            type="submit"
            tone="primary"
            isPending={form.isPending}
            isDisabled={next !== undefined && !isStepDone(step, form.values)}
          >
            {next ? t('setup.next') : t('setup.finish')}
          </Button>
          {previous && (
            <Button tone="quiet" onPress={() => setStep(previous)}>
              {t('setup.back')}
            </Button>
          )}
        </Row>
      </Form>
    </>
  )
}

function StepFields({ step, form }: { readonly step: SetUpStep; readonly form: ContractForm }) {
  const t = useT()
  switch (step) {
    case 'organisation':
      return (
        <>
          <TextField
            {...form.field('organisationName')}
            isRequired
            autoFocus
            autoComplete="organization"
            label={t('setup.organisationName')}
            description={t('setup.organisationText')}
          />
          <Select
            {...form.field('starterSet')}
            isRequired
            label={t('setup.starter')}
            description={t('setup.starterText')}
            options={starterChoices.map((id) => ({ id, label: t(`setup.starter.${id}`) }))}
          />
        </>
      )
    case 'branches':
      return (
        <TextArea
          {...form.field('branches')}
          autoFocus
          rows={5}
          label={t('setup.branches')}
          description={t('setup.branchesText')}
        />
      )
    case 'administrator':
      return (
        <>
          <p>{t('setup.administratorText')}</p>
          <TextField {...form.field('name')} isRequired autoFocus autoComplete="name" label={t('field.yourName')} />
          <TextField
            {...form.field('email')}
            isRequired
            type="email"
            autoComplete="username"
            label={t('field.email')}
          />
          <NewPasswordField form={form} name="password" label={t('field.password')} />
        </>
      )
    default:
      return step satisfies never
  }
}
