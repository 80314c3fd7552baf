import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { texts } from '../locale/index.ts'

/** Where entries of the trail are written. Read as text: what the server writes must have words here, and only here. */
const MODULES = resolve(import.meta.dirname, '../../../../../server/src/modules')
const WRITES = /(^|\.)(audit|auditRead|leaveTrace)$/
/** Ids and proofs are not shown (`trail.view.ts`). */
const INTERNAL = /(^id|Ids?|Hash|sha256)$/

function sourcesIn(folder: string): ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.service.ts'))
    .map((path) => ts.createSourceFile(path, readFileSync(join(folder, path), 'utf8'), ts.ScriptTarget.Latest, true))
}

/** Names of the particulars that are written in a file, where it writes them out. */
function keysIn(file: ts.SourceFile): string[] {
  const constants = new Map<string, ts.Expression>()
  const calls: ts.CallExpression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) constants.set(node.name.getText(), node.initializer)
    if (ts.isCallExpression(node) && WRITES.test(node.expression.getText())) calls.push(node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  const keysOf = (found: ts.Expression | undefined): string[] => {
    if (!found) return []
    if (ts.isIdentifier(found))
      return keysOf(constants.get(found.text)?.parent === found.parent ? undefined : constants.get(found.text))
    if (ts.isConditionalExpression(found)) return [found.whenTrue, found.whenFalse].flatMap(keysOf)
    if (ts.isParenthesizedExpression(found)) return keysOf(found.expression)
    if (!ts.isObjectLiteralExpression(found)) return []
    return found.properties.flatMap((property) =>
      ts.isSpreadAssignment(property) ? keysOf(property.expression) : nameOf(property, keysOf),
    )
  }
  return calls.flatMap((call) => call.arguments.slice(2).flatMap((argument) => keysOf(argument)))
}

/** A record inside is told by what is in it. */
function nameOf(property: ts.ObjectLiteralElementLike, keysOf: (found: ts.Expression) => string[]): string[] {
  const name = property.name?.getText() ?? ''
  const value = ts.isPropertyAssignment(property) ? property.initializer : undefined
  return value && ts.isObjectLiteralExpression(value) ? keysOf(value) : [name]
}

test('everything that the trail tells about what happened has a name in both languages', () => {
  const keys = new Set(sourcesIn(MODULES).flatMap(keysIn))
  expect(keys.size).toBeGreaterThan(80)
  const nameless = [...keys].filter((key) => !INTERNAL.test(key) && !(`trail.field.${key}` in texts.nl))
  expect(nameless).toEqual([])
})

test.each([
  ['what is written out', 'const f = () => ctx.audit("a.b", null, { one: 1, two })', ['one', 'two']],
  ['what was put together before', 'const d = { one: 1 }\nctx.audit("a.b", null, { ...d, two: 2 })', ['one', 'two']],
  ['one way or the other', 'ctx.auditRead("a", null, { ...(x ? { one } : { two }) })', ['one', 'two']],
  ['a record inside', 'ctx.audit("a", null, { before: { one: 1 } })', ['one']],
  ['nothing', 'ctx.audit("a", null)', []],
])('the test sees %s', (_what, text, keys) => {
  expect(keysIn(ts.createSourceFile('f.ts', text, ts.ScriptTarget.Latest, true))).toEqual(keys)
})
