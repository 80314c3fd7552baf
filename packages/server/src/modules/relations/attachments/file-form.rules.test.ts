import { expect, test } from 'vitest'
import { formOf, safeName } from './file-form.rules.ts'
import { zipNames } from './zip-names.rules.ts'
import { aZip } from './testing/a-zip.ts'

const text = (value: string) => new TextEncoder().encode(value)
const bytes = (...values: number[]) => new Uint8Array(values)
const form = (name: string, content: Uint8Array) => formOf(name, content, zipNames(content))
const word = (...more: string[]) => aZip(['[Content_Types].xml', 'word/document.xml', ...more])

test.each([
  { name: 'contract.pdf', content: text('%PDF-1.7\n'), is: 'pdf' },
  { name: 'foto.JPG', content: bytes(0xff, 0xd8, 0xff, 0xe0), is: 'jpeg' },
  { name: 'logo.png', content: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), is: 'png' },
  { name: 'logo.webp', content: text('RIFF1234WEBPVP8 '), is: 'webp' },
  { name: 'brief.docx', content: word(), is: 'docx' },
  { name: 'lijst.xlsx', content: aZip(['[Content_Types].xml', 'xl/workbook.xml']), is: 'xlsx' },
  {
    name: 'brief.odt',
    content: aZip(['mimetype', 'content.xml'], 'application/vnd.oasis.opendocument.text'),
    is: 'odt',
  },
  { name: 'aantekening.txt', content: text('Gesproken met de directeur – één keer.'), is: 'text' },
  { name: 'leden.csv', content: text('naam;plaats\nDe Boer;Almere\n'), is: 'csv' },
  { name: 'bericht.eml', content: text('From: eva@example.org\r\nSubject: Dag\r\n\r\nHallo'), is: 'eml' },
])('$name is kept as $is', ({ name, content, is }) => {
  expect(form(name, content)).toBe(is)
})

test.each([
  { what: 'a program that is called a PDF', name: 'factuur.pdf', content: text('MZ\x90') },
  { what: 'a PDF that is called a picture', name: 'foto.jpg', content: text('%PDF-1.7') },
  { what: 'a document with macros', name: 'brief.docx', content: word('word/vbaProject.bin') },
  {
    what: 'an OpenDocument with macros',
    name: 'brief.odt',
    content: aZip(['mimetype', 'Basic/Standard/x.xml'], 'application/vnd.oasis.opendocument.text'),
  },
  { what: 'a program inside a document', name: 'brief.docx', content: word('word/embeddings/oleObject1.bin') },
  { what: 'a page that is called text', name: 'lief.txt', content: text('  <html><script>alert(1)</script>') },
  { what: 'a script that is called text', name: 'lief.txt', content: text('#!/bin/sh\nrm -rf /') },
  { what: 'bytes that are called text', name: 'lief.txt', content: bytes(65, 0, 66) },
  { what: 'an archive', name: 'alles.zip', content: aZip(['a.txt']) },
  { what: 'a broken archive', name: 'brief.docx', content: word().subarray(0, 60) },
])('$what is refused', ({ name, content }) => {
  expect(form(name, content)).toBeNull()
})

test.each([
  { given: 'contract.pdf', kept: 'contract.pdf' },
  { given: 'C:\\map\\contract 2026.pdf', kept: 'contract 2026.pdf' },
  { given: '../../etc/contract.pdf', kept: 'contract.pdf' },
  { given: 'con\u0000tract\n.pdf', kept: 'contract.pdf' },
  { given: 'عقد.pdf', kept: 'عقد.pdf' },
  { given: `${'a'.repeat(500)}.pdf`, kept: `${'a'.repeat(196)}.pdf` },
  { given: 'factuur.exe', kept: null },
  { given: 'factuur.exe.pdf', kept: null },
  { given: 'factuur.pdf.scr', kept: null },
  { given: 'plaatje.svg', kept: null },
  { given: 'lijst.xlsm', kept: null },
  { given: 'cv\u202efdp.docx', kept: null },
  { given: '.pdf', kept: null },
  { given: 'zonder', kept: null },
  { given: '   ', kept: null },
])('the name $given is kept as $kept', ({ given, kept }) => {
  expect(safeName(given)).toBe(kept)
})
