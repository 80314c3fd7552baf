import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'

const say = (selector, message) => ({ selector, message })
const NO_CLOCK =
  'Take the moment as an argument (ctx.now). A rule that reads the clock cannot be tested on 29 February.'
const NO_ENV =
  'Settings are read and checked once, in platform/config. Elsewhere a missing value would surface at first use.'
const NO_DEFAULT = 'Named exports only: one name per thing, the same in every file that uses it.'
const NO_CUT_DAY =
  'dutchDay(moment) is the day it is here; utcDay(moment) reckons with days. Cutting off a moment gives yesterday after midnight.'
const NO_LOST_CALLBACK =
  'Use act() of lib/act.ts: callbacks of mutate are not called when the deed takes away the part that asked.'

const always = [
  say("MemberExpression[object.name='process'][property.name='env']", NO_ENV),
  say('ExportDefaultDeclaration', NO_DEFAULT),
  say(
    "CallExpression[callee.property.name='slice'][callee.object.callee.property.name='toISOString'][arguments.1.value=10]",
    NO_CUT_DAY,
  ),
  say("CallExpression[callee.property.name='mutate'][arguments.length>1]", NO_LOST_CALLBACK),
]
const noClock = [
  say("NewExpression[callee.name='Date'][arguments.length=0]", NO_CLOCK),
  say("CallExpression[callee.object.name='Date'][callee.property.name='now']", NO_CLOCK),
]
// A test reads answers as the outside sees them: JSON of no known type; the assertions say what it must be.
const answersAreAny = Object.fromEntries(
  ['assignment', 'member-access', 'call', 'argument', 'return']
    .map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'off'])
    .concat([['@typescript-eslint/no-explicit-any', 'off']]),
)
const tests = [
  '**/*.test.ts',
  '**/*.test.tsx',
  '**/testing/**',
  '**/architecture/**',
  'e2e/**',
  'packages/server/bench/**',
  'packages/server/prove/**',
  'packages/server/bin/**',
]

export default tseslint.config(
  { ignores: ['**/*.cjs', '**/*.mjs', '**/*.js', '**/*.config.*', '**/dist/**', '**/*.generated.ts', 'var/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...always],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  { files: ['**/modules/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...always, ...noClock] } },
  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      ...answersAreAny,
    },
  },
)
