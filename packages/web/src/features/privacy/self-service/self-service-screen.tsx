import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { askBySelfService, downloadOwnDossier, openSelfService } from '@klantregie/contract'
import type { DossierFormat, SelfServicePage } from '@klantregie/contract'
import { call, urlOf } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DescriptionList, PageHeader, Row, Stack } from '../../../ui/layout.tsx'
import { Callout, ErrorState, LoadingState } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import styles from '../requests/requests.module.css'

/** What a person sees of the own data. The key stands behind the #, so no server on the way and no log gets to know it. */
export function SelfServiceScreen() {
  const t = useT()
  const problemText = useProblemText()
  const [key] = useState(() => window.location.hash.slice(1))
  // What was shown stays while it is asked for again: what somebody just did must not disappear.
  const [page, setPage] = useState<SelfServicePage | null>(null)
  const opened = useMutation({ mutationFn: () => call(openSelfService, { body: { key } }), onSuccess: setPage })
  const { mutate } = opened
  useEffect(() => {
    if (key !== '') mutate()
  }, [key, mutate])
  return (
    <main className={styles.public}>
      {key === '' && <ErrorState title={t('self.title')}>{t('self.noKey')}</ErrorState>}
      {opened.isPending && page === null && <LoadingState shape="text" />}
      {opened.isError && (
        <ErrorState title={t('self.title')}>
          <p>{problemText(opened.error)}</p>
        </ErrorState>
      )}
      {page && <Own page={page} linkKey={key} onAsked={() => mutate()} />}
    </main>
  )
}

interface OwnProps {
  readonly page: SelfServicePage
  readonly linkKey: string
  readonly onAsked: () => void
}

function Own({ page, linkKey, onAsked }: OwnProps) {
  const t = useT()
  const format = useFormat()
  const { request } = page
  const about = { number: request.number, kind: t(`privacy.request.kind.${request.kind}`) }
  return (
    <Stack gap="loose">
      <PageHeader title={t('self.title')} lead={t('self.lead', { organisation: page.organisation, name: page.name })} />
      <div>
        <p>
          {request.isClosed
            ? t('self.closed', about)
            : t('self.request', {
                ...about,
                received: format.longDate(request.receivedOn),
                due: format.longDate(request.dueOn),
              })}
        </p>
        <p className={styles.soft}>{t('self.until', { day: format.longDate(page.expiresAt) })}</p>
      </div>
      {page.sections.map(({ title, lines }) => (
        <section key={title} className={styles.part}>
          <h2>{title}</h2>
          <DescriptionList
            items={lines.map(({ label, value }, index) => ({ id: String(index), term: label, value }))}
          />
        </section>
      ))}
      <OwnDossier page={page} linkKey={linkKey} />
      <Ask page={page} linkKey={linkKey} onAsked={onAsked} />
    </Stack>
  )
}

/** A form, because a download that is a POST cannot be a link; programs that look at links set nothing in motion. */
function OwnDossier({ page, linkKey }: Pick<OwnProps, 'page' | 'linkKey'>) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const [problem, setProblem] = useState<unknown>(null)
  const { dossier } = page
  const download = async (asked: DossierFormat) => {
    setProblem(null)
    try {
      await saveDossier(linkKey, asked, page.request.number)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <section className={styles.part}>
      <h2>{t('self.dossier')}</h2>
      {problem !== null && (
        <Callout tone="danger" isAnnounced>
          {problemText(problem)}
        </Callout>
      )}
      <p>{dossier ? t('self.dossierText', { day: format.longDate(dossier.expiresAt) }) : t('self.dossierNone')}</p>
      {dossier && (
        <Row>
          {dossier.formats.map((asked) => (
            <Button key={asked} onPress={() => void download(asked)}>
              {t('privacy.request.download', { format: asked.toUpperCase() })}
            </Button>
          ))}
        </Row>
      )}
    </section>
  )
}

async function saveDossier(key: string, format: DossierFormat, number: number): Promise<void> {
  const reply = await fetch(urlOf(downloadOwnDossier), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, format }),
  })
  if (!reply.ok) throw new Error(String(reply.status))
  const address = URL.createObjectURL(await reply.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = `dossier-${number}.${format}`
  link.click()
  URL.revokeObjectURL(address)
}

const QUESTIONS = ['correction', 'erasure', 'objection'] as const

function Ask({ page, linkKey, onAsked }: OwnProps) {
  const t = useT()
  const [number, setNumber] = useState<number | null>(null)
  const open = QUESTIONS.filter((kind) => !page.asked.includes(kind))
  const form = useContractForm({
    schema: askBySelfService.body,
    initial: { kind: open[0] ?? '', wish: '', key: linkKey },
    onSubmit: async (body) => {
      const made = await call(askBySelfService, { body })
      setNumber(made.number)
      form.set('wish', '')
      onAsked()
    },
  })
  return (
    <section className={styles.part}>
      <h2>{t('self.ask')}</h2>
      {number !== null && (
        <Callout tone="success" isAnnounced>
          {t('self.asked', { number })}
        </Callout>
      )}
      {open.length > 0 && (
        <Form form={form}>
          <RadioGroup
            label={t('self.ask')}
            isLabelHidden
            isRequired
            value={form.values['kind'] ?? ''}
            onChange={(kind) => form.set('kind', kind)}
            options={QUESTIONS.map((kind) => ({
              id: kind,
              label: t(`self.ask.${kind}`),
              isDisabled: page.asked.includes(kind),
              detail: page.asked.includes(kind) ? t('self.already') : undefined,
            }))}
          />
          <TextArea {...form.field('wish')} label={t('self.askWish')} description={t('self.askWishHelp')} rows={3} />
          <div>
            <Button type="submit" tone="primary" isPending={form.isPending}>
              {t('self.askSubmit')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  )
}
