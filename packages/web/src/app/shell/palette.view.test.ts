import { expect, test } from 'vitest'
import { matchCommands } from './palette.view.ts'

const commands = [
  { id: 'users', label: 'Gebruikers', words: 'collega uitnodigen' },
  { id: 'branches', label: 'Vestigingen', words: 'filialen' },
  { id: 'dark', label: 'Donker scherm', words: 'thema' },
  { id: 'cafe', label: 'Café De Brug' },
]

test.each([
  { text: '', found: ['users', 'branches', 'dark', 'cafe'] },
  { text: 'vest', found: ['branches'] },
  { text: 'COLLEGA', found: ['users'] },
  { text: 'scherm don', found: ['dark'] },
  { text: 'cafe', found: ['cafe'] },
  { text: 'ers', found: [] },
])('"$text" finds $found', ({ text, found }) => {
  expect(matchCommands(commands, text).map((command) => command.id)).toEqual(found)
})
