import { LinkButton, Button } from '../../ui/button.tsx'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { useProblemText } from '../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

export function LostPage() {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader title={t('lost.title')} lead={t('lost.text')} />
      <div>
        <LinkButton href="/" tone="primary">
          {t('lost.home')}
        </LinkButton>
      </div>
    </Page>
  )
}

/** A refusal of the server has its own sentence; a mistake in our own code gets the general one. */
export function CrashPage({ error }: { readonly error: unknown }) {
  const t = useT()
  const problemText = useProblemText()
  return (
    <Page width="narrow">
      <PageHeader title={t('crash.title')} lead={problemText(error)} />
      <div>
        <Button tone="primary" onPress={() => window.location.reload()}>
          {t('crash.reload')}
        </Button>
      </div>
    </Page>
  )
}
