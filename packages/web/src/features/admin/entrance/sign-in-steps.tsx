import { useState } from 'react'
import { confirmSignIn, signIn } from '@klantregie/contract'
import type { Session } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { SignOnButtons } from '../sign-on/sign-on-buttons.tsx'

export interface SignInStepsProps {
  readonly onSignedIn: (session: Session) => void
  /** Known when somebody signs in again after the session ended. */
  readonly email?: string
  readonly organisation?: string
  /** More than one organisation on this installation: then its name is asked. */
  readonly asksOrganisation?: boolean
  /** Where to go after signing in with an account of another house, which leaves this page. */
  readonly next?: string | undefined
}

/** Password first, then, where it is switched on, the code of the second step. */
export function SignInSteps(props: SignInStepsProps) {
  const [challenge, setChallenge] = useState<string | null>(null)
  if (challenge !== null) {
    return <CodeStep challenge={challenge} onSignedIn={props.onSignedIn} onAgain={() => setChallenge(null)} />
  }
  return <PasswordStep {...props} onChallenge={setChallenge} />
}

interface PasswordStepProps extends SignInStepsProps {
  readonly onChallenge: (challenge: string) => void
}

function PasswordStep({
  email = '',
  organisation = '',
  asksOrganisation = false,
  next,
  onSignedIn,
  onChallenge,
}: PasswordStepProps) {
  const t = useT()
  const form = useContractForm({
    schema: signIn.body,
    initial: { email, password: '', organisation },
    toBody: (values) => ({
      email: values['email']?.trim(),
      password: values['password'],
      ...(values['organisation'] && { organisation: values['organisation'].trim() }),
    }),
    fieldOf: { 'admin.organisation_unknown': 'organisation' },
    onSubmit: async (body) => {
      const result = await call(signIn, { body })
      if (result.state === 'signed_in') onSignedIn(result.session)
      else onChallenge(result.challenge)
    },
  })
  return (
    <Form form={form}>
      <SignOnButtons organisation={form.field('organisation').value.trim()} next={next} />
      {asksOrganisation && (
        <TextField
          {...form.field('organisation')}
          isRequired
          label={t('field.organisation')}
          description={t('field.organisationSlug')}
          autoComplete="organization"
        />
      )}
      <TextField
        {...form.field('email')}
        isRequired
        type="email"
        autoComplete="username"
        label={t('field.email')}
        isReadOnly={email !== ''}
      />
      <TextField
        {...form.field('password')}
        isRequired
        type="password"
        autoComplete="current-password"
        label={t('field.password')}
        autoFocus={email !== ''}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('signIn.submit')}
        </Button>
      </div>
    </Form>
  )
}

interface CodeStepProps {
  readonly challenge: string
  readonly onSignedIn: (session: Session) => void
  readonly onAgain: () => void
}

export function CodeStep({ challenge, onSignedIn, onAgain }: CodeStepProps) {
  const t = useT()
  const form = useContractForm({
    schema: confirmSignIn.body,
    initial: { code: '' },
    toBody: (values) => ({ challenge, code: values['code']?.replace(/\s/g, '') }),
    fieldOf: { 'auth.wrong_code': 'code' },
    onSubmit: async (body) => {
      try {
        onSignedIn(await call(confirmSignIn, { body }))
      } catch (error) {
        if (isProblem(error, 'auth.challenge_expired')) onAgain()
        throw error
      }
    },
  })
  return (
    <Form form={form}>
      <p>{t('signIn.codeText')}</p>
      <TextField
        {...form.field('code')}
        isRequired
        width="medium"
        autoFocus
        autoComplete="one-time-code"
        label={t('field.code')}
        description={t('field.codeText')}
      />
      <Row>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('signIn.confirm')}
        </Button>
        <Button tone="quiet" onPress={onAgain}>
          {t('signIn.again')}
        </Button>
      </Row>
    </Form>
  )
}
