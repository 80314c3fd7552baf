import { Button, LinkButton } from '../../ui/button.tsx'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { useProblemText } from '../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

export function LostPage() {
  const t = useT()
  return (
    <main>
      <Page width="narrow">
        <PageHeader title={t('lost.title')} lead={t('lost.text')} />
        <div>
          <LinkButton href="/" tone="primary">
            {t('lost.home')}
          </LinkButton>
        </div>
      </Page>
    </main>
  )
}

/** The same outside the shell, where the page itself has to be the landmark. */
export function CrashScreen({ error }: { readonly error: unknown }) {
  return (
    <main>
      <CrashPage error={error} />
    </main>
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
