import { DossierFormat, downloadDossier, makeDossier } from '@klantregie/contract'
import type { Dossier, RequestPage } from '@klantregie/contract'
import { call, urlOf } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { useLanguage } from '../../../lib/i18n.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Status } from '../../../ui/states.tsx'
import type { Tone } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { useRequestAct } from './requests.api.ts'
import styles from './requests.module.css'

const TONES: Readonly<Record<Dossier['state'], Tone>> = {
  making: 'information',
  ready: 'success',
  failed: 'danger',
  expired: 'neutral',
}

export function DossierPart({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const language = useLanguage()
  const act = useRequestAct(page.id)
  const isBusy = page.dossiers.some(({ state }) => state === 'making')
  const make = (scope: Dossier['scope']) =>
    act.mutate(() => call(makeDossier, { params: { id: page.id }, body: { scope, language } }))
  const scope = page.kind === 'portability' ? 'provided' : 'everything'
  return (
    <section className={styles.part} aria-labelledby="request-dossier">
      <h2 id="request-dossier">{t('privacy.request.dossierTitle')}</h2>
      <p className={styles.soft}>{t('privacy.request.dossierHelp')}</p>
      <ul className={styles.list} aria-live="polite">
        {page.dossiers.map((dossier) => (
          <DossierLine key={dossier.id} page={page} dossier={dossier} />
        ))}
      </ul>
      {page.state === 'open' && (
        <div>
          <Button isDisabled={page.identity === null || isBusy} isPending={act.isPending} onPress={() => make(scope)}>
            {t(`privacy.request.dossier.${scope}`)}
          </Button>
        </div>
      )}
    </section>
  )
}

function DossierLine({ page, dossier }: { readonly page: RequestPage; readonly dossier: Dossier }) {
  const t = useT()
  const format = useFormat()
  const { id, state } = dossier
  const href = (asked: DossierFormat) =>
    urlOf(downloadDossier, { params: { id: page.id, dossierId: id, format: asked } })
  return (
    <li className={styles.item}>
      <span className={styles.grow}>
        {t(`privacy.request.dossierScope.${dossier.scope}`)}{' '}
        <Status tone={TONES[state]}>{t(`privacy.request.dossierState.${state}`)}</Status>
        {state === 'ready' && (
          <span className={styles.soft}>
            {' '}
            {t('privacy.request.dossierUntil', { day: format.date(dossier.expiresAt) })}
          </span>
        )}
      </span>
      {state === 'ready' && (
        <Row>
          {DossierFormat.options.map((asked) => (
            <LinkButton key={asked} size="small" href={href(asked)} download>
              {t('privacy.request.download', { format: asked.toUpperCase() })}
            </LinkButton>
          ))}
        </Row>
      )}
    </li>
  )
}
