import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { removeCardChecker, setCardChecker } from '@klantregie/contract'
import type { CardChecker } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader, Row, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { connectionsHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { cardCheckerQuery, cardsReadyQuery } from './cards.api.ts'
import { CheckCard } from './check-card.tsx'

/** Which system says whether a library card is of a member (SIP2). */
export function CardCheckerScreen() {
  const t = useT()
  const checker = useQuery(cardCheckerQuery)
  return (
    <Page width="narrow">
      <PageHeader
        title={t('cards.title')}
        lead={t('cards.lead')}
        breadcrumbs={[{ label: t('connections.title'), href: connectionsHref }]}
      />
      <QueryStates query={checker} shape="text">
        {({ checker: there }) => (
          <Stack gap="loose">
            <Callout tone="information">{t('cards.plain')}</Callout>
            <CheckerForm key={there === null ? 'new' : 'there'} checker={there} />
            {there !== null && (
              <Row>
                <CheckCard />
                <Removal />
              </Row>
            )}
          </Stack>
        )}
      </QueryStates>
    </Page>
  )
}

const NEW: CardChecker = {
  ...{ host: '', port: 6001, institution: '', login: '' },
  ...{ hasPassword: false, hasTerminalPassword: false },
}

const passwordOf = (typed: string | undefined) => (typed === undefined || typed === '' ? undefined : typed)

function useCheckerForm({ host, port, institution, login }: CardChecker) {
  const t = useT()
  const cache = useQueryClient()
  return useContractForm({
    schema: setCardChecker.body,
    initial: { host, port: String(port), institution, login, password: '', terminalPassword: '' },
    toBody: ({ password, terminalPassword, ...values }) => ({
      ...values,
      port: Number(values['port']),
      password: passwordOf(password),
      terminalPassword: passwordOf(terminalPassword),
    }),
    onSubmit: async (body) => {
      cache.setQueryData(cardCheckerQuery.queryKey, { checker: await call(setCardChecker, { body }) })
      await cache.invalidateQueries({ queryKey: cardsReadyQuery.queryKey })
      showToast({ text: t('cards.saved') })
    },
  })
}

type CheckerFormModel = ReturnType<typeof useCheckerForm>

function CheckerForm({ checker }: { readonly checker: CardChecker | null }) {
  const t = useT()
  const may = useMay()
  const form = useCheckerForm(checker ?? NEW)
  const common = { width: 'medium', autoComplete: 'off' } as const
  return (
    <Form form={form}>
      <TextField {...form.field('host')} {...common} isRequired label={t('cards.host')} />
      <TextField {...form.field('port')} {...common} isRequired inputMode="numeric" label={t('cards.port')} />
      <TextField
        {...form.field('institution')}
        {...common}
        label={t('cards.institution')}
        description={t('cards.institutionText')}
      />
      <TextField {...form.field('login')} {...common} label={t('cards.login')} description={t('cards.loginText')} />
      <Passwords form={form} checker={checker ?? NEW} />
      {may('integrations.connection.manage') && (
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('cards.save')}
          </Button>
        </div>
      )}
    </Form>
  )
}

/** Those that stand are not shown; what is left empty stays. */
function Passwords({ form, checker }: { readonly form: CheckerFormModel; readonly checker: CardChecker }) {
  const t = useT()
  const stands = (isThere: boolean) => (isThere ? t('connect.secretStands') : undefined)
  const common = { width: 'medium', type: 'password', autoComplete: 'off' } as const
  return (
    <>
      <TextField
        {...form.field('password')}
        {...common}
        label={t('cards.password')}
        description={stands(checker.hasPassword)}
      />
      <TextField
        {...form.field('terminalPassword')}
        {...common}
        label={t('cards.terminalPassword')}
        description={stands(checker.hasTerminalPassword)}
      />
    </>
  )
}

function Removal() {
  const t = useT()
  const may = useMay()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => call(removeCardChecker),
    onSuccess: async () => {
      setAsking(false)
      await cache.invalidateQueries({ queryKey: ['integrations'] })
      showToast({ text: t('cards.removed') })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  if (!may('integrations.connection.manage')) return null
  return (
    <>
      <Button tone="danger" onPress={() => setAsking(true)}>
        {t('cards.remove')}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        title={t('cards.removeTitle')}
        confirmLabel={t('cards.remove')}
        isPending={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
      >
        <p>{t('cards.removeText')}</p>
      </AlertDialog>
    </>
  )
}
