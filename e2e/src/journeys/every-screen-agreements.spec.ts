import { looksAtEvery } from '../stage/every-screen.ts'
import { agreementScreens } from '../stage/screens.ts'

looksAtEvery(agreementScreens)
