import type { LetterRefusal } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { fileNameOf, judgeLetter, otherName, type Letter } from './letter.rules.ts'

const SENDERS = ['kassa@waag.example', '@bibliotheek.example']
const letter: Letter = { from: ['kassa@waag.example'], findings: null, attachments: ['lijst.csv'], isTruncated: false }

test.each<[string, Partial<Letter>, readonly number[] | LetterRefusal]>([
  ['a known sender', {}, [0]],
  ['in capitals', { from: ['Kassa@Waag.example'] }, [0]],
  ['anybody of a known domain', { from: ['nacht@bibliotheek.example'] }, [0]],
  ['a domain that only ends like it', { from: ['x@nietbibliotheek.example'] }, 'sender_unknown'],
  ['a domain below it', { from: ['x@mail.bibliotheek.example'] }, 'sender_unknown'],
  ['somebody else', { from: ['iemand@elders.example'] }, 'sender_unknown'],
  ['an address that holds a known one', { from: ['kassa@waag.example@elders.example'] }, 'sender_unknown'],
  ['nobody', { from: [] }, 'sender_unknown'],
  ['two senders, one of them known', { from: ['kassa@waag.example', 'x@elders.example'] }, 'sender_unknown'],
  ['DMARC passed', { findings: 'mx.waag.example; dmarc=pass header.from=waag.example; spf=fail' }, [0]],
  ['DMARC failed', { findings: 'mx.waag.example; spf=pass; dkim=pass; dmarc=fail (p=none)' }, 'not_genuine'],
  ['SPF failed and nothing was signed', { findings: 'mx; spf=softfail smtp.mailfrom=x; dkim=none' }, 'not_genuine'],
  ['SPF failed on a signed letter that was passed on', { findings: 'mx; spf=fail; dkim=pass' }, [0]],
  ['SPF neutral', { findings: 'mx; spf=neutral; dkim=none' }, [0]],
  ['longer than what is read', { isTruncated: true }, 'too_large'],
  ['only a logo', { attachments: ['logo.png', 'handtekening.jpg'] }, 'no_list'],
  ['nothing attached', { attachments: [] }, 'no_list'],
  ['only what a mail program made of a signature', { attachments: ['ATT00001.txt'] }, 'no_list'],
  ['a logo and two lists', { attachments: ['logo.png', 'a.xlsx', 'leden.zip'] }, [1, 2]],
])('%s', (_name, more, judged) => {
  expect(judgeLetter({ ...letter, ...more }, SENDERS)).toEqual(judged)
})

test.each<[string, string]>([
  ['leden.csv', 'leden.csv'],
  ['Leden één 2026.xlsx', 'Leden één 2026.xlsx'],
  ['../../etc/cron.d/kwaad.csv', 'kwaad.csv'],
  ['C:\\export\\leden.csv', 'leden.csv'],
  ['.verborgen.csv', 'verborgen.csv'],
  ['~$leden.xlsx', '$leden.xlsx'],
  ['le\u0000den\n.csv', 'le-den-.csv'],
  ['leden:vandaag?.csv', 'leden-vandaag-.csv'],
  ['', 'lijst'],
  ['..', 'lijst'],
  [`${'x'.repeat(300)}.csv`, `${'x'.repeat(120)}.csv`],
])('%j is called %j on disk', (given, name) => {
  expect(fileNameOf(given)).toBe(name)
})

test('a second file of one name gets a number before its ending', () => {
  expect([1, 2, 3].map((number) => otherName('leden.csv', number))).toEqual([
    'leden.csv',
    'leden (2).csv',
    'leden (3).csv',
  ])
  expect(otherName('lijst', 2)).toBe('lijst (2)')
})
