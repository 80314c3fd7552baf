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

const passwordOf = (typed: string | undefined) => (typed === undefined || typed === '' ? undefined : typed)

function CheckerForm({ checker }: { readonly checker: CardChecker | null }) {
  const t = useT()
  const may = useMay()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: setCardChecker.body,
    initial: {
      ...{ host: checker?.host ?? '', port: String(checker?.port ?? 6001) },
      ...{ institution: checker?.institution ?? '', login: checker?.login ?? '', password: '', terminalPassword: '' },
    },
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
  const stands = (isThere: boolean | undefined) => (isThere === true ? t('connect.secretStands') : undefined)
  return (
    <Form form={form}>
      <TextField {...form.field('host')} isRequired width="medium" autoComplete="off" label={t('cards.host')} />
      <TextField
        {...form.field('port')}
        isRequired
        width="short"
        inputMode="numeric"
        autoComplete="off"
        label={t('cards.port')}
      />
      <TextField
        {...form.field('institution')}
        width="medium"
        autoComplete="off"
        label={t('cards.institution')}
        description={t('cards.institutionText')}
      />
      <TextField
        {...form.field('login')}
        width="medium"
        autoComplete="off"
        label={t('cards.login')}
        description={t('cards.loginText')}
      />
      <TextField
        {...form.field('password')}
        width="medium"
        type="password"
        autoComplete="off"
        label={t('cards.password')}
        description={stands(checker?.hasPassword)}
      />
      <TextField
        {...form.field('terminalPassword')}
        width="medium"
        type="password"
        autoComplete="off"
        label={t('cards.terminalPassword')}
        description={stands(checker?.hasTerminalPassword)}
      />
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
