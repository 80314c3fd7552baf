import '@fontsource-variable/source-sans-3/wght.css'
import '@fontsource-variable/source-sans-3/wght-italic.css'
import '@fontsource-variable/newsreader/opsz.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadPreferences } from './lib/preferences.ts'
import { startTheme } from './lib/theme.ts'

loadPreferences()
startTheme()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id "root".')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
