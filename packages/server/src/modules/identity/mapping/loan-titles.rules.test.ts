import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isIsbn10, isIsbn13 } from '../../../platform/pure/book-numbers.ts'
import { proposeMapping } from './columns.rules.ts'

const stoppedOf = (headers: readonly string[], rows: readonly (readonly string[])[] = []) =>
  proposeMapping(headers, rows)
    .filter(({ isStopped }) => isStopped)
    .map(({ header, reason }) => `${header}: ${reason}`)

describe('numbers of books', () => {
  test.each(['9789029538312', '978-90-295-3831-2', '9780306406157'])('%s is an ISBN of thirteen', (text) => {
    expect(isIsbn13(text)).toBe(true)
  })
  test.each(['9789029538313', '8710398503503', '978902953831', '0612345678', ''])('%s is none', (text) => {
    expect(isIsbn13(text)).toBe(false)
  })
  test.each(['0306406152', '080442957X', '0-306-40615-2'])('%s is an ISBN of ten', (text) => {
    expect(isIsbn10(text)).toBe(true)
  })
  test.each(['0306406153', '0612345678', '123456789'])('%s is none', (text) => {
    expect(isIsbn10(text)).toBe(false)
  })
})

describe('a column that tells what was borrowed is stopped for its header', () => {
  test.each([
    'ISBN',
    'isbn13',
    'ISBN-nummer',
    'PPN',
    'ppn nr',
    'biblionumber',
    'Itemnumber',
    'item barcode',
    'Barcode exemplaar',
    'Exemplaarnummer',
    'Boektitel',
    'Titel boek',
    'titel van het boek',
    'Geleende titels',
    'Uitgeleende boeken',
    'Laatst geleende titel',
    'Gereserveerde titel',
    'Leenhistorie',
    'Leengeschiedenis',
    'uitleen historie',
    'Loan history',
    'reading_history',
    'Book title',
    'Title of item',
    'borrowed books',
    'Last borrowed title',
    'Call number',
    'itemcallnumber',
    'Plaatskenmerk',
    'SISO',
    'Titelnummer',
    'book author',
  ])('%s', (header) => {
    const profile = [{ column: 1, header, target: 'keep' as const }]
    const [, column] = proposeMapping(['Naam', header], [['An de Boer', 'iets']], { profile })
    expect(column).toMatchObject({ isStopped: true, target: 'skip', reason: 'loan_title', examples: [] })
  })
})

describe('counts, dates, branches and a broad genre may come', () => {
  test.each([
    'Aantal uitleningen',
    'Uitleningen dit jaar',
    'Uitleendatum',
    'Inleverdatum',
    'Uitleenvestiging',
    'Genre',
    'Materiaalsoort',
    'Leencategorie',
    'Lener',
    'Lenersnummer',
    'Lenerspas',
    'Titel',
    'Aanhef',
    'Title',
    'Barcode',
    'Pasnummer',
    'Onderwerp',
    'Auteur',
    'Categorie',
    'Boekhouding',
    'Boekjaar',
    'Serienummer',
    'Reservering aantal',
    'Total checkouts',
    'Date enrolled',
    'Borrowernumber',
    'Opmerking',
    'Leesclub',
  ])('%s', (header) => {
    expect(
      stoppedOf(
        ['Achternaam', header],
        [
          ['Boer', '3'],
          ['Bakker', '4'],
        ],
      ),
    ).toEqual([])
  })

  test('a column "Uitlening" with dates or counts may come, with titles not', () => {
    const rows = (values: string[]) => values.map((value, index) => [`Naam ${index}`, value])
    expect(stoppedOf(['Naam', 'Laatste uitlening'], rows(['2026-01-03', '2026-02-04', '2025-11-30']))).toEqual([])
    expect(stoppedOf(['Naam', 'Uitleningen'], rows(['12', '0', '3']))).toEqual([])
    expect(stoppedOf(['Naam', 'Laatste uitlening'], rows(['De avonden', 'Max Havelaar', 'Het diner']))).toEqual([
      'Laatste uitlening: loan_title',
    ])
  })
})

describe('a word that mostly means something else is stopped in a list about loans only', () => {
  const titles = [
    ['1', 'De avonden', 'Reve, Gerard', '3-1-2026'],
    ['2', 'Max Havelaar', 'Multatuli', '4-1-2026'],
  ]
  test.each([
    ['with a date of lending', ['Lenersnummer', 'Titel', 'Auteur', 'Uitleendatum']],
    ['with a date due, in English', ['Borrowernumber', 'Title', 'Author', 'date_due']],
  ])('%s', (_, headers) => {
    expect(stoppedOf(headers, titles)).toEqual([`${headers[1]!}: loan_title`, `${headers[2]!}: loan_title`])
  })

  test('with book numbers, whatever their column is called', () => {
    const rows = ['9789029538312', '9780306406157', '9789023454755', '9789025463281'].map((isbn, index) => [
      String(index),
      isbn,
      `Titel ${index}`,
      'Thriller',
      '2',
    ])
    expect(stoppedOf(['Nummer', 'Code materiaal', 'Titel', 'Genre', 'Aantal'], rows)).toEqual([
      'Code materiaal: loan_title',
      'Titel: loan_title',
    ])
  })

  test('a title before a name stays what it is', () => {
    const [title] = proposeMapping(
      ['Titel', 'Voorletters', 'Achternaam'],
      [
        ['dhr.', 'J.', 'Bakker'],
        ['mw.', 'A.', 'Boer'],
      ],
    )
    expect(title).toMatchObject({ isStopped: false, target: 'title' })
  })
})

test('numbers of persons that look a little like book numbers are left alone', () => {
  const cards = Array.from({ length: 30 }, (_, index) => [
    `29999${String(index * 7919).padStart(9, '0')}`,
    '0612345678',
  ])
  expect(stoppedOf(['Kaart', 'Telefoon'], cards)).toEqual([])
})

test('a deliberate exception lets titles in, and never citizen service numbers', () => {
  const columns = proposeMapping(['Naam', 'ISBN', 'BSN'], [], { loanTitles: true })
  expect(columns.map(({ isStopped, reason }) => [isStopped, reason])).toEqual([
    [false, expect.anything()],
    [false, 'none'],
    [true, 'bsn'],
  ])
})

describe('real lists', () => {
  const linesOf = (path: string) =>
    readFileSync(resolve(import.meta.dirname, '../../../../test-data', path), 'utf8')
      .trim()
      .split('\n')

  test('nothing of the patrons of a Koha library is stopped: its "title" stands before a name', () => {
    const [head = '', ...lines] = linesOf('koha/borrowers.csv').map((line) => line.replaceAll(/"[^"]*"/g, 'x'))
    expect(
      stoppedOf(
        head.split(','),
        lines.map((line) => line.split(',')),
      ),
    ).toEqual([])
  })

  test('of the loans of a Koha library only numbers, dates and the branch come', () => {
    const [head = '', ...lines] = linesOf('koha/uitleningen.csv')
    const columns = proposeMapping(
      head.split(','),
      lines.map((line) => line.split(',')),
    )
    expect(columns.filter(({ isStopped }) => isStopped).map(({ header }) => header)).toEqual([
      'itemnumber',
      'barcode_item',
      'title',
      'author',
      'isbn',
      'itemcallnumber',
    ])
    expect(columns.filter(({ isStopped }) => !isStopped).map(({ header }) => header)).toEqual([
      'borrowernumber',
      'cardnumber',
      'date_due',
      'branchcode',
      'issuedate',
      'returndate',
      'renewals',
      'itype',
    ])
  })
})
