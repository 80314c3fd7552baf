import type { ImportFolder } from '@klantregie/contract'
import { FolderChoices } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { choicesOf, NEW_FOLDER, standingOf } from './folder.view.ts'

const folder: ImportFolder = {
  ...NEW_FOLDER,
  id: '01980000-0000-7000-8000-000000000001',
  name: 'Kassa',
  path: '/var/lib/klantregie/drop/huis/kassa',
  sourceName: null,
  holder: { name: 'Bram', isAble: true },
  problem: null,
  isQuiet: false,
  lookedAt: null,
  arrivedAt: '2026-03-01T03:00:00Z',
  heldCount: 0,
  last: null,
  mailbox: null,
}
const wrong: Partial<ImportFolder> = {
  isQuiet: true,
  heldCount: 2,
  problem: { code: 'too_large', fileName: 'groot.csv' },
}

test.each([
  [{}, 'fine', 'success'],
  [{ arrivedAt: null }, 'first', 'neutral'],
  [{ isQuiet: true }, 'quiet', 'attention'],
  [{ ...wrong, problem: null }, 'held', 'attention'],
  [wrong, 'problem', 'danger'],
  [{ ...wrong, holder: { name: 'Bram', isAble: false } }, 'unable', 'danger'],
  [{ ...wrong, isPaused: true }, 'paused', 'neutral'],
] as const)('%j is told as %s', (more, kind, tone) => {
  expect(standingOf({ ...folder, ...more })).toMatchObject({ kind, tone })
})

test('the choices of a folder can be sent back as they are', () => {
  expect(FolderChoices.safeParse(choicesOf(folder)).data).toEqual({ ...NEW_FOLDER, name: 'Kassa' })
})
