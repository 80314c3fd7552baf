import { looksAtEvery } from '../stage/every-screen.ts'
import { workScreens } from '../stage/screens.ts'

looksAtEvery(workScreens)
