import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { startForMany } from '@klantregie/contract'
import type { TemplateSummary } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useSession } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { OwnerField } from './owner-field.tsx'
import { boardHref, holdersQuery, previewStartQuery, templatesQuery, useProcessCache } from './processes.api.ts'
import type { ForWhom } from './processes.api.ts'
import { Chosen, TemplateField } from './start-dialog.tsx'

/** A process with everybody of a list that was made elsewhere. First is told with how many; then it starts in the background. */
export function StartManyScreen() {
  const t = useT()
  const { lijst, ids } = useSearch({ from: '/shell/processen/starten' })
  const templates = useQuery(templatesQuery)
  const whom: ForWhom = ids === undefined ? { filter: lijst ?? {} } : { relationIds: ids }
  return (
    <Page width="narrow">
      <PageHeader
        title={t('many.title')}
        lead={t('many.lead')}
        breadcrumbs={[{ label: t('nav.engagement.processes'), href: '/processen' }]}
      />
      <QueryStates query={templates} shape="text">
        {({ items }) => <StartMany templates={items.filter(({ state }) => state === 'active')} whom={whom} />}
      </QueryStates>
    </Page>
  )
}

interface ManyProps {
  readonly templates: readonly TemplateSummary[]
  readonly whom: ForWhom
}

function StartMany({ templates, whom }: ManyProps) {
  const t = useT()
  const users = useQuery(holdersQuery).data?.users ?? []
  const form = useManyForm({ templates, whom })
  const chosen = templates.find(({ id }) => id === form.values['templateId'])
  if (templates.length === 0)
    return (
      <EmptyState title={t('many.none')} action={<LinkButton href="/processen">{t('process.lostList')}</LinkButton>}>
        <p>{t('many.noneText')}</p>
      </EmptyState>
    )
  return (
    <Form form={form}>
      <TemplateField form={form} templates={templates} />
      {chosen && (
        <>
          <Chosen form={form} template={chosen} />
          <Counts templateId={chosen.id} whom={whom} />
        </>
      )}
      <OwnerField {...form.field('ownerId')} users={users} />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('many.do')}
        </Button>
      </div>
    </Form>
  )
}

function useManyForm({ templates, whom }: ManyProps) {
  const t = useT()
  const router = useRouter()
  const refresh = useProcessCache()
  const { user } = useSession()
  return useContractForm({
    schema: startForMany.params.extend(startForMany.body.shape),
    initial: { id: '', templateId: '', ownerId: user.id },
    toBody: ({ templateId = '', ownerId, ...values }) => {
      const dates = templates.find(({ id }) => id === templateId)?.dates ?? []
      const given = Object.fromEntries(dates.map(({ key }) => [key, values[`date-${key}`] || null] as const))
      return { id: templateId, ...whom, dates: given, ...(ownerId !== '' && { ownerId }) }
    },
    fieldOf: { 'engagement.owner_not_found': 'ownerId' },
    onSubmit: async ({ id, ...body }) => {
      await call(startForMany, { params: { id }, body })
      showToast({ text: t('many.said') })
      await refresh()
      await router.navigate({ href: boardHref(id) })
    },
  })
}

function Counts({ templateId, whom }: { readonly templateId: string; readonly whom: ForWhom }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const preview = useQuery(previewStartQuery(templateId, whom))
  if (preview.error)
    return (
      <Callout tone="danger" isAnnounced>
        {problemText(preview.error)}
      </Callout>
    )
  if (!preview.data) return null
  const { starting, runningAlready, refused } = preview.data
  return (
    <Callout
      tone={starting === 0 ? 'attention' : 'information'}
      title={t('many.starting', { count: starting, number: format.number(starting) })}
    >
      {[
        runningAlready > 0 ? t('batch.already', { count: runningAlready }) : null,
        refused > 0 ? t('batch.refused', { count: refused }) : null,
      ]
        .filter((part) => part !== null)
        .join(' ')}
    </Callout>
  )
}
