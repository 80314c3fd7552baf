import type { Permission } from '@klantregie/contract'

/** What is written on a key; words of keys are translated. */
type KeyName =
  | 'mod'
  | 'shift'
  | 'slash'
  | 'question'
  | 'tab'
  | 'escape'
  | 'enter'
  | 'space'
  | 'upDown'
  | 'leftRight'
  | 'c'
  | 'd'
  | 'k'
  | 'l'
  | 'n'
  | 'o'
  | 'v'
  | 'z'

/** The keys of the core tasks, by where they work. */
export const keyGroups = [
  {
    id: 'everywhere',
    permission: null,
    keys: [
      { id: 'palette', press: ['mod', 'k'] },
      { id: 'paletteSlash', press: ['slash'] },
      { id: 'help', press: ['question'] },
      { id: 'next', press: ['tab'] },
      { id: 'close', press: ['escape'] },
    ],
  },
  {
    id: 'lists',
    permission: 'relations.relation.read',
    keys: [
      { id: 'rows', press: ['upDown'] },
      { id: 'open', press: ['enter'] },
      { id: 'choose', press: ['space'] },
    ],
  },
  {
    id: 'editing',
    permission: 'relations.relation.write',
    keys: [
      { id: 'edit', press: ['enter'] },
      { id: 'save', press: ['enter'] },
      { id: 'saveLong', press: ['mod', 'enter'] },
      { id: 'leave', press: ['escape'] },
    ],
  },
  {
    id: 'tasks',
    permission: 'engagement.task.read',
    keys: [
      { id: 'newTask', press: ['n'] },
      { id: 'walkTasks', press: ['upDown'] },
    ],
  },
  {
    id: 'board',
    permission: 'engagement.process.read',
    keys: [
      { id: 'walkCards', press: ['upDown'] },
      { id: 'takeCards', press: ['shift', 'leftRight'] },
    ],
  },
  {
    id: 'reviews',
    permission: 'governance.review.work',
    keys: [
      { id: 'right', press: ['k'] },
      { id: 'corrected', press: ['v'] },
      { id: 'ended', press: ['n'] },
      { id: 'skipped', press: ['o'] },
    ],
  },
  {
    id: 'questions',
    permission: 'identity.duplicate.read',
    keys: [
      { id: 'same', press: ['d'] },
      { id: 'notSame', press: ['n'] },
      { id: 'later', press: ['l'] },
      { id: 'ask', press: ['c'] },
      { id: 'undo', press: ['z'] },
      { id: 'otherQuestion', press: ['leftRight'] },
    ],
  },
] as const satisfies readonly {
  readonly id: string
  readonly permission: Permission | null
  readonly keys: readonly { readonly id: string; readonly press: readonly KeyName[] }[]
}[]
