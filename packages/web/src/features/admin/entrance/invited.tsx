import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { acceptInvitation, viewInvitation } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { Entrance } from './entrance.tsx'
import { NewPasswordField, passwordProblems } from './password-field.tsx'
import { useEnter } from './sign-in.tsx'
import { InvitedSignOn } from '../sign-on/invited-sign-on.tsx'

/** The token stands behind the `#`: that part of an address is never sent, so it reaches no log and no other site. */
function useToken(): string {
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)))
  return token
}

export function InvitedScreen() {
  const t = useT()
  const token = useToken()
  const invitation = useQuery({
    queryKey: ['admin', 'invitation', token],
    queryFn: () => call(viewInvitation, { body: { token } }),
    staleTime: Infinity,
    enabled: token.length >= 20,
  })
  if (token.length < 20 || isProblem(invitation.error, 'admin.invitation_invalid')) {
    return (
      <Entrance title={t('invited.invalid')} lead={t('invited.invalidText')}>
        <span />
      </Entrance>
    )
  }
  return (
    <QueryStates query={invitation} shape="text">
      {({ name, email, organisation }) => (
        <Entrance title={t('invited.title', { name })} lead={t('invited.lead', { organisation })}>
          <p>{t('invited.email', { email })}</p>
          <AcceptForm token={token} name={name} />
        </Entrance>
      )}
    </QueryStates>
  )
}

function AcceptForm({ token, name }: { readonly token: string; readonly name: string }) {
  const t = useT()
  const enter = useEnter()
  const form = useContractForm({
    schema: acceptInvitation.body,
    initial: { name, password: '' },
    toBody: (values) => ({ ...values, token }),
    fieldOf: passwordProblems('password'),
    onSubmit: async (body) => enter(await call(acceptInvitation, { body })),
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} isRequired autoComplete="name" label={t('field.yourName')} />
      <InvitedSignOn token={token} name={form.field('name').value} />
      <NewPasswordField form={form} name="password" label={t('field.password')} />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('invited.submit')}
        </Button>
      </div>
    </Form>
  )
}
