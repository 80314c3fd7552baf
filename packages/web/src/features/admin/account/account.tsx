import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { changePassword, updateAccount } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { sessionQuery, useSession } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { FormSection, Page, PageHeader } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { NewPasswordField, passwordProblems } from '../entrance/password-field.tsx'
import { useT } from '../locale/index.ts'
import { Identities } from '../sign-on/identities.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** `children`: sections that other features add. */
export function AccountScreen({ children }: { readonly children?: ReactNode }) {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader title={t('account.title')} lead={t('account.lead')} />
      <div>
        <FormSection title={t('account.you')} description={t('account.youText')}>
          <NameForm />
        </FormSection>
        <FormSection title={t('account.factor')} description={t('account.factorText')}>
          <SecondFactor />
        </FormSection>
        <FormSection title={t('account.password')} description={t('account.passwordText')}>
          <PasswordForm />
        </FormSection>
        <Identities />
        {children}
        <FormSection title={t('account.sessions')} description={t('account.sessionsText')}>
          <Sessions />
        </FormSection>
      </div>
    </Page>
  )
}

function NameForm() {
  const t = useT()
  const { user } = useSession()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: updateAccount.body,
    initial: { name: user.name },
    onSubmit: async (body) => {
      cache.setQueryData(sessionQuery.queryKey, await call(updateAccount, { body }))
      showToast({ text: t('account.saved') })
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} isRequired width="medium" autoComplete="name" label={t('field.yourName')} />
      <div>
        <SaveButton isPending={form.isPending} />
      </div>
    </Form>
  )
}

function SaveButton({ isPending }: { readonly isPending: boolean }) {
  const t = useT()
  return (
    <Button type="submit" isPending={isPending}>
      {t('account.save')}
    </Button>
  )
}

function PasswordForm() {
  const t = useT()
  const cache = useQueryClient()
  const save = useMutation({
    mutationFn: (body: { current: string; next: string }) => call(changePassword, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['admin', 'sessions'] }),
  })
  const form = useContractForm({
    schema: changePassword.body,
    initial: { current: '', next: '' },
    fieldOf: { ...passwordProblems('next'), 'auth.wrong_credentials': 'current' },
    onSubmit: async (body) => {
      await save.mutateAsync(body)
      form.set('current', '')
      form.set('next', '')
      showToast({ text: t('account.passwordSaved') })
    },
  })
  return (
    <Form form={form}>
      <TextField
        {...form.field('current')}
        isRequired
        width="medium"
        type="password"
        autoComplete="current-password"
        label={t('field.currentPassword')}
      />
      <NewPasswordField form={form} name="next" width="medium" label={t('field.newPassword')} />
      <div>
        <Button type="submit" isPending={form.isPending}>
          {t('account.passwordSubmit')}
        </Button>
      </div>
    </Form>
  )
}
