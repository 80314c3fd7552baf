import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { confirmSecondFactor, renewRecoveryCodes, startSecondFactor, stopSecondFactor } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { sessionQuery, useSession } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Status } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import styles from './account.module.css'

interface Enrolment {
  readonly secret: string
  readonly uri: string
  readonly qrSvg: string
}

/** What the dialog is at; null when it is closed. */
type Step =
  | { readonly at: 'password'; readonly purpose: 'start' | 'stop' | 'renew' }
  | { readonly at: 'scan'; readonly enrolment: Enrolment }
  | { readonly at: 'codes'; readonly codes: readonly string[] }

export function SecondFactor() {
  const t = useT()
  const { user } = useSession()
  const [step, setStep] = useState<Step | null>(null)
  const ask = (purpose: 'start' | 'stop' | 'renew') => () => setStep({ at: 'password', purpose })
  return (
    <Stack>
      <Status tone={user.hasSecondFactor ? 'success' : 'attention'}>
        {user.hasSecondFactor ? t('account.factorOn') : t('account.factorOff')}
      </Status>
      {user.hasSecondFactor ? (
        <Row>
          <Button onPress={ask('renew')}>{t('account.recoveryRenew')}</Button>
          <Button tone="danger" onPress={ask('stop')}>
            {t('account.factorStop')}
          </Button>
        </Row>
      ) : (
        <Row>
          <Button tone="primary" onPress={ask('start')}>
            {t('account.factorStart')}
          </Button>
        </Row>
      )}
      {step !== null && <StepDialog step={step} onStep={setStep} />}
    </Stack>
  )
}

interface StepDialogProps {
  readonly step: Step
  readonly onStep: (step: Step | null) => void
}

function StepDialog({ step, onStep }: StepDialogProps) {
  const t = useT()
  const cache = useQueryClient()
  const close = () => {
    onStep(null)
    void cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const titles = {
    password: t('account.confirmPassword'),
    scan: t('account.scan'),
    codes: t('account.recovery'),
  }
  // Codes that are shown once must not vanish by accident: only the button that says they were kept closes them.
  return (
    <Dialog isOpen onClose={step.at === 'codes' ? undefined : close} title={titles[step.at]} isDismissable={false}>
      <StepContent step={step} onStep={onStep} onClose={close} />
    </Dialog>
  )
}

function StepContent({ step, onStep, onClose }: StepDialogProps & { readonly onClose: () => void }) {
  switch (step.at) {
    case 'password':
      return <PasswordStep purpose={step.purpose} onStep={onStep} onClose={onClose} />
    case 'scan':
      return <ScanStep enrolment={step.enrolment} onCodes={(codes) => onStep({ at: 'codes', codes })} />
    case 'codes':
      return <RecoveryCodes codes={step.codes} onKept={onClose} />
    default:
      return step satisfies never
  }
}

interface PasswordStepProps {
  readonly purpose: 'start' | 'stop' | 'renew'
  readonly onStep: (step: Step | null) => void
  readonly onClose: () => void
}

function PasswordStep({ purpose, onStep, onClose }: PasswordStepProps) {
  const t = useT()
  const form = useContractForm({
    schema: startSecondFactor.body,
    initial: { password: '' },
    fieldOf: { 'auth.wrong_credentials': 'password' },
    onSubmit: async (body) => {
      if (purpose === 'start') onStep({ at: 'scan', enrolment: await call(startSecondFactor, { body }) })
      else if (purpose === 'renew')
        onStep({ at: 'codes', codes: (await call(renewRecoveryCodes, { body })).recoveryCodes })
      else {
        await call(stopSecondFactor, { body })
        onClose()
        showToast({ text: t('account.factorStopped') })
      }
    },
  })
  const warning = { start: undefined, stop: t('account.factorStopText'), renew: t('account.recoveryRenewText') }[
    purpose
  ]
  return (
    <Form form={form}>
      {warning !== undefined && <p>{warning}</p>}
      <TextField
        {...form.field('password')}
        isRequired
        autoFocus
        type="password"
        autoComplete="current-password"
        label={t('field.password')}
      />
      <div>
        <Button type="submit" tone={purpose === 'stop' ? 'danger' : 'primary'} isPending={form.isPending}>
          {purpose === 'stop' ? t('account.factorStop') : t('account.continue')}
        </Button>
      </div>
    </Form>
  )
}

interface ScanStepProps {
  readonly enrolment: Enrolment
  readonly onCodes: (codes: readonly string[]) => void
}

function ScanStep({ enrolment, onCodes }: ScanStepProps) {
  const t = useT()
  const form = useContractForm({
    schema: confirmSecondFactor.body,
    initial: { code: '' },
    toBody: (values) => ({ code: values['code']?.replace(/\s/g, '') }),
    fieldOf: { 'auth.wrong_code': 'code' },
    onSubmit: async (body) => onCodes((await call(confirmSecondFactor, { body })).recoveryCodes),
  })
  // As an image, not as markup: whatever the drawing contains, it cannot run anything.
  const image = `data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qrSvg)}`
  return (
    <Form form={form}>
      <p>{t('account.scanText')}</p>
      <img className={styles.qr} src={image} alt={t('account.scanLabel')} width={208} height={208} />
      <div>
        <p className={styles.soft}>{t('account.secret')}</p>
        <code className={styles.secret}>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </div>
      <TextField
        {...form.field('code')}
        isRequired
        autoFocus
        width="medium"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={t('account.firstCode')}
        description={t('account.firstCodeText')}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('account.factorConfirm')}
        </Button>
      </div>
    </Form>
  )
}
