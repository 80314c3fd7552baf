import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { TemplatePage } from '@klantregie/contract'
import { isProblem } from '../../../lib/problem.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { FormSection, Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { DatesEditor } from './dates-editor.tsx'
import { draftOf, newDraft } from './editor.view.ts'
import type { Draft } from './editor.view.ts'
import { EndEditor } from './end-editor.tsx'
import { templateQuery } from './processes.api.ts'
import { ProcessPicture } from './process-picture.tsx'
import { StepsEditor } from './steps-editor.tsx'
import { TemplateWords } from './template-words.tsx'
import { useSaveTemplate } from './use-save-template.ts'

export function NewTemplateScreen() {
  const t = useT()
  return <Editor title={t('editor.new')} template={null} />
}

export function EditTemplateScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/processen/$id/bewerken' })
  const template = useQuery(templateQuery(id))
  if (isProblem(template.error, 'engagement.template_not_found'))
    return (
      <Page width="narrow">
        <PageHeader title={t('processes.lost')} lead={t('processes.lostText')} />
        <div>
          <LinkButton href="/processen" tone="primary">
            {t('process.lostList')}
          </LinkButton>
        </div>
      </Page>
    )
  return (
    <PageStates query={template} up={{ label: t('nav.engagement.processes'), href: '/processen' }}>
      {(page) => <Editor key={page.edition} title={page.name} template={page} />}
    </PageStates>
  )
}

/** A process written down without code: what it is for, its steps, its dates, and what comes of it; beside it the picture. */
function Editor({ title, template }: { readonly title: string; readonly template: TemplatePage | null }) {
  const t = useT()
  const router = useRouter()
  const [draft, setDraft] = useState<Draft>(() => (template ? draftOf(template) : newDraft()))
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const saving = useSaveTemplate(template, async (saved) => {
    showToast({ text: t('editor.saved', { name: saved.name, version: saved.version }) })
    if (template === null) await router.navigate({ href: `/processen/${saved.id}/bewerken` })
  })
  const isReadOnly = template !== null && !template.mayManage
  return (
    <Page>
      <PageHeader
        title={title}
        lead={
          template ? t('editor.lead', { version: template.version, running: template.running }) : t('editor.newLead')
        }
        breadcrumbs={[{ label: t('nav.engagement.processes'), href: '/processen' }]}
      />
      {isReadOnly && <Callout tone="neutral">{t('editor.readOnly')}</Callout>}
      {saving.message !== null && (
        <Callout tone="danger" isAnnounced>
          {saving.message}
        </Callout>
      )}
      <FormSection title={t('editor.about')} description={t('editor.aboutHelp')}>
        <TemplateWords draft={draft} errors={saving.errors} onChange={change} />
      </FormSection>
      <FormSection title={t('editor.dates')} description={t('editor.datesHelp')}>
        <DatesEditor content={draft.content} onChange={(content) => change({ content })} />
      </FormSection>
      <FormSection title={t('process.steps')} description={t('editor.stepsHelp')}>
        <StepsEditor content={draft.content} refused={saving.refused} onChange={(content) => change({ content })} />
      </FormSection>
      <FormSection title={t('editor.end')} description={t('editor.endHelp')}>
        <EndEditor content={draft.content} onChange={(content) => change({ content })} />
      </FormSection>
      <FormSection title={t('editor.picture')} description={t('editor.pictureHelp')}>
        <ProcessPicture content={draft.content} />
      </FormSection>
      {!isReadOnly && (
        <Row>
          <Button tone="primary" isPending={saving.isPending} onPress={() => saving.save(draft)}>
            {t('editor.save')}
          </Button>
          <LinkButton href="/processen">{t('editor.back')}</LinkButton>
        </Row>
      )}
    </Page>
  )
}
