import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** A file as somebody has it on their computer. */
export interface OwnFile {
  readonly name: string
  readonly content: Buffer
}

export interface FileOnDisk extends OwnFile {
  readonly path: string
}

const TEST_FILES = resolve(import.meta.dirname, '../../../packages/server/test-data')

export function testFile(name: string): FileOnDisk {
  const path = resolve(TEST_FILES, name)
  return { name: basename(path), path, content: readFileSync(path) }
}

export function writtenFile(name: string, text: string): OwnFile {
  return { name, content: Buffer.from(text) }
}
