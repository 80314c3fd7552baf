import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** A file as somebody has it on their computer. */
export interface OwnFile {
  readonly name: string
  readonly content: Buffer
}

const TEST_FILES = resolve(import.meta.dirname, '../../../packages/server/test-data')

export function testFile(path: string): OwnFile {
  return { name: basename(path), content: readFileSync(resolve(TEST_FILES, path)) }
}

export function writtenFile(name: string, text: string): OwnFile {
  return { name, content: Buffer.from(text) }
}
