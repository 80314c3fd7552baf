import { useState } from 'react'
import { setPreferences, usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../ui/layout.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { FieldGallery } from './fields.tsx'
import { FeedbackGallery } from './feedback.tsx'
import { TableGallery } from './tables.tsx'
import { TypeGallery } from './type.tsx'

/** Every component in every state, to look at. Only in development; not translated, because nobody else sees it. */
export function Gallery() {
  const [tab, setTab] = useState(new URLSearchParams(window.location.search).get('tab') ?? 'type')
  const { theme, contrast, density } = usePreferences()
  return (
    <main>
      <Page>
        <PageHeader
          title="Onderdelen"
          lead="Alles waarmee een scherm wordt gemaakt, in elke toestand."
          actions={
            <Row>
              <Button onPress={() => setPreferences({ theme: theme === 'dark' ? 'light' : 'dark' })}>
                Licht of donker
              </Button>
              <Button onPress={() => setPreferences({ contrast: contrast === 'high' ? 'system' : 'high' })}>
                Contrast
              </Button>
              <Button onPress={() => setPreferences({ density: density === 'compact' ? 'comfortable' : 'compact' })}>
                Dichtheid
              </Button>
            </Row>
          }
        />
        <Tabs
          label="Soort"
          selected={tab}
          onSelect={setTab}
          items={[
            { id: 'type', label: 'Letter en kleur', content: <TypeGallery /> },
            { id: 'fields', label: 'Velden', content: <FieldGallery /> },
            { id: 'tables', label: 'Tabellen', count: '8', content: <TableGallery /> },
            { id: 'feedback', label: 'Toestanden', content: <FeedbackGallery /> },
          ]}
        />
      </Page>
    </main>
  )
}
