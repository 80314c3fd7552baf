import { looksAtEvery } from '../stage/every-screen.ts'
import { relationScreens } from '../stage/screens.ts'

looksAtEvery(relationScreens)
