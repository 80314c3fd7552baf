import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { downloadRegister } from '@klantregie/contract'
import type { RegisterGap } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { AssessmentsPart } from './assessments-part.tsx'
import { FixDialog } from './fix-dialog.tsx'
import { ReceiversPart } from './receivers-part.tsx'
import { RegisterPart } from './register-part.tsx'
import { registerQuery } from './register.api.ts'
import styles from './register.module.css'
import { VersionsPart } from './versions-part.tsx'

/** The record of processing: as it follows from how everything is set up, with what is missing in it. */
export function RegisterScreen() {
  const t = useT()
  const register = useQuery(registerQuery)
  const { deel = 'register' } = useSearch({ from: '/shell/privacy/register' })
  const navigate = useNavigate({ from: '/privacy/register' })
  return (
    <Page>
      <PageHeader title={t('register.title')} lead={t('register.lead')} actions={<Actions />} />
      <QueryStates query={register}>
        {({ content, changes, versions }) => (
          <Tabs
            label={t('register.title')}
            selected={deel}
            onSelect={(id) => void navigate({ search: { deel: id as typeof deel }, replace: true, resetScroll: false })}
            items={[
              {
                id: 'register',
                label: t('register.tab.now'),
                content: (
                  <div className={styles.part}>
                    <Gaps gaps={content.gaps} />
                    <RegisterPart content={content} />
                  </div>
                ),
              },
              { id: 'ontvangers', label: t('register.tab.receivers'), content: <ReceiversPart /> },
              { id: 'dpia', label: t('register.tab.dpia'), content: <AssessmentsPart purposes={content.purposes} /> },
              {
                id: 'versies',
                label: t('register.tab.versions'),
                content: <VersionsPart versions={versions} changes={changes} />,
              },
            ]}
          />
        )}
      </QueryStates>
    </Page>
  )
}

const FORMATS = ['html', 'odt', 'csv'] as const

function Actions() {
  const t = useT()
  const may = useMay()
  const [isFixing, setFixing] = useState(false)
  return (
    <Row>
      <Menu
        label={t('register.download')}
        trigger={<Button>{t('register.download')}</Button>}
        groups={[
          {
            id: 'formats',
            items: FORMATS.map((format) => ({
              id: format,
              label: t(`register.format.${format}`),
            })),
          },
        ]}
        onAction={(format) => saveFile(urlOf(downloadRegister, { query: { format } }))}
      />
      {may('privacy.register.manage') && (
        <Button tone="primary" onPress={() => setFixing(true)}>
          {t('register.fix')}
        </Button>
      )}
      {isFixing && <FixDialog onClose={() => setFixing(false)} />}
    </Row>
  )
}

/** A menu item cannot be a download, so a link is pressed that is. */
function saveFile(href: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = ''
  link.click()
}

function Gaps({ gaps }: { readonly gaps: readonly RegisterGap[] }) {
  const t = useT()
  if (gaps.length === 0) return <Callout tone="success">{t('register.complete')}</Callout>
  return (
    <Callout tone="attention" title={t('register.gaps', { count: gaps.length })}>
      <ul className={styles.list}>
        {[...Map.groupBy(gaps, ({ code }) => code)].map(([code, alike]) => (
          <li key={code}>{t(`registerGap.${code}`, { subject: alike.map(({ subject }) => subject).join(', ') })}</li>
        ))}
      </ul>
    </Callout>
  )
}
