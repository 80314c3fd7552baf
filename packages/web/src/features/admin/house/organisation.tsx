import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { removeDemo, updateOrganisation } from '@klantregie/contract'
import type { Organisation } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { sessionQuery } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { FormSection, Page, PageHeader } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { organisationQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { AssistantsSwitch } from './assistants-switch.tsx'

export function OrganisationScreen() {
  const t = useT()
  const organisation = useQuery(organisationQuery)
  return (
    <Page width="narrow">
      <PageHeader title={t('organisation.title')} breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]} />
      <QueryStates query={organisation} shape="text">
        {(answer) => (
          <div>
            <FormSection title={t('organisation.name')} description={t('organisation.nameText')}>
              <OrganisationForm organisation={answer} />
            </FormSection>
            <FormSection title={t('assistants.title')} description={t('assistants.text')}>
              <AssistantsSwitch organisation={answer} />
            </FormSection>
            {answer.isDemo && (
              <div id="demo">
                <FormSection title={t('organisation.demo')} description={t('organisation.demoText')}>
                  <RemoveDemo organisation={answer} />
                </FormSection>
              </div>
            )}
          </div>
        )}
      </QueryStates>
    </Page>
  )
}

function OrganisationForm({ organisation }: { readonly organisation: Organisation }) {
  const t = useT()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: updateOrganisation.body,
    initial: { name: organisation.name, language: organisation.language },
    onSubmit: async (body) => {
      cache.setQueryData(organisationQuery.queryKey, await call(updateOrganisation, { body }))
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
      showToast({ text: t('organisation.saved') })
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} isRequired width="medium" label={t('organisation.name')} />
      <Select
        {...form.field('language')}
        isRequired
        width="medium"
        label={t('organisation.language')}
        options={[
          { id: 'nl', label: 'Nederlands' },
          { id: 'en', label: 'English' },
        ]}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('organisation.save')}
        </Button>
      </div>
    </Form>
  )
}

function RemoveDemo({ organisation }: { readonly organisation: Organisation }) {
  const t = useT()
  const problemText = useProblemText()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => call(removeDemo),
    // The organisation one was signed in to is gone: start again from the entrance.
    onSuccess: () => window.location.assign('/'),
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  return (
    <div>
      <Button tone="danger" onPress={() => setAsking(true)}>
        {t('organisation.demoRemove')}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        title={t('organisation.demoConfirm')}
        confirmLabel={t('organisation.demoRemove')}
        isPending={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
      >
        <p>{t('organisation.demoWarning', { organisation: organisation.name })}</p>
      </AlertDialog>
    </div>
  )
}
