import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { LanguageProvider } from '../lib/i18n.tsx'
import { createQueryClient } from '../lib/query-client.ts'
import { useLiveSession } from '../lib/session.tsx'
import { TranslatedUi } from '../lib/texts.tsx'
import { createAppRouter } from './router.tsx'

export function App() {
  const [cache] = useState(createQueryClient)
  const [router] = useState(() => createAppRouter(cache))
  return (
    <QueryClientProvider client={cache}>
      <Languages>
        <RouterProvider router={router} />
      </Languages>
    </QueryClientProvider>
  )
}

function Languages({ children }: { readonly children: ReactNode }) {
  return (
    <LanguageProvider setting={useLiveSession()?.user.language ?? null}>
      <TranslatedUi>{children}</TranslatedUi>
    </LanguageProvider>
  )
}
