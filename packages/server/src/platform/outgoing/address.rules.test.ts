import { describe, expect, test } from 'vitest'
import { decideContact, kindOfAddress, type AddressKind } from './address.rules.ts'
import { parseAddress, parseNetwork } from './address.ts'
import { readOwnNetwork } from './own-network.ts'

const bytesOf = (text: string) => {
  const bytes = parseAddress(text)
  if (bytes === null) throw new Error(`${text} is not an address`)
  return bytes
}

test.each<[string, AddressKind]>([
  // The first and the last of a range, and their neighbours outside it.
  ['0.0.0.0', 'special'],
  ['0.255.255.255', 'special'],
  ['1.0.0.0', 'public'],
  ['9.255.255.255', 'public'],
  ['10.0.0.0', 'inside'],
  ['10.255.255.255', 'inside'],
  ['11.0.0.0', 'public'],
  ['100.63.255.255', 'public'],
  ['100.64.0.0', 'inside'],
  ['100.127.255.255', 'inside'],
  ['100.128.0.0', 'public'],
  ['126.255.255.255', 'public'],
  ['127.0.0.1', 'inside'],
  ['127.255.255.254', 'inside'],
  ['128.0.0.0', 'public'],
  ['169.253.255.255', 'public'],
  ['169.254.0.1', 'special'],
  ['169.255.0.0', 'public'],
  ['172.15.255.255', 'public'],
  ['172.16.0.0', 'inside'],
  ['172.31.255.255', 'inside'],
  ['172.32.0.0', 'public'],
  ['192.0.0.8', 'special'],
  ['192.0.1.0', 'public'],
  ['192.0.2.1', 'special'],
  ['192.88.99.1', 'special'],
  ['192.167.255.255', 'public'],
  ['192.168.0.0', 'inside'],
  ['192.168.255.255', 'inside'],
  ['192.169.0.0', 'public'],
  ['198.17.255.255', 'public'],
  ['198.18.0.0', 'special'],
  ['198.19.255.255', 'special'],
  ['198.20.0.0', 'public'],
  ['198.51.100.7', 'special'],
  ['203.0.113.7', 'special'],
  ['223.255.255.255', 'public'],
  ['224.0.0.1', 'special'],
  ['239.255.255.250', 'special'],
  ['240.0.0.1', 'special'],
  ['255.255.255.255', 'special'],
  // Where clouds keep passwords.
  ['169.254.169.254', 'metadata'],
  ['169.254.170.2', 'metadata'],
  ['100.100.100.200', 'metadata'],
  ['192.0.0.192', 'metadata'],
  ['168.63.129.16', 'metadata'],
  ['fd00:ec2::254', 'metadata'],
  ['::ffff:169.254.169.254', 'metadata'],
  ['64:ff9b::a9fe:a9fe', 'metadata'],
  // IPv6.
  ['::', 'special'],
  ['::1', 'inside'],
  ['::2', 'special'],
  ['::127.0.0.1', 'special'],
  ['::ffff:127.0.0.1', 'inside'],
  ['::ffff:7f00:1', 'inside'],
  ['::ffff:8.8.8.8', 'public'],
  ['::ffff:0:127.0.0.1', 'special'],
  ['64:ff9b::7f00:1', 'inside'],
  ['64:ff9b::808:808', 'public'],
  ['64:ff9b:1::7f00:1', 'special'],
  ['100::1', 'special'],
  ['2001::1', 'special'],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'special'],
  ['2001:1ff:ffff::', 'special'],
  ['2001:200::1', 'public'],
  ['2001:db8::1', 'special'],
  ['2002:7f00:1::1', 'special'],
  ['2002:808:808::1', 'special'],
  ['2003::1', 'public'],
  ['2a01:4f8::1', 'public'],
  ['2a01:4f8::5efe:10.0.0.1', 'special'],
  ['2a01:4f8::200:5efe:10.0.0.1', 'special'],
  ['3fff::1', 'special'],
  ['4000::1', 'special'],
  ['5f00::1', 'special'],
  ['fbff::1', 'special'],
  ['fc00::1', 'inside'],
  ['fdff::1', 'inside'],
  ['fe80::1', 'special'],
  ['fe80::1%eth0', 'special'],
  ['fec0::1', 'special'],
  ['ff02::1', 'special'],
])('%s is %s', (text, kind) => {
  expect(kindOfAddress(bytesOf(text))).toBe(kind)
})

test.each(['127.1', '0177.0.0.1', '0x7f.0.0.1', '2130706433', '127.0.0.1.', '1.2.3', '', '::g', '[::1]', '1.2.3.4/8'])(
  '"%s" is not how a resolver writes an address, so it is none',
  (text) => expect(parseAddress(text)).toBeNull(),
)

test('a network with more bits than its length says was meant otherwise', () => {
  expect(parseNetwork('10.1.2.3/8')).toBeNull()
  expect(parseNetwork('10.128.0.0/9')).toEqual({ bytes: [10, 128, 0, 0], length: 9 })
  expect(parseNetwork('10.128.0.0/8')).toBeNull()
  expect(parseNetwork('10.0.0.0/33')).toBeNull()
  expect(parseNetwork('10.0.0.0/8/8')).toBeNull()
})

test.each([
  ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ['::', Array.from({ length: 16 }, () => 0)],
  ['1::', [0, 1, ...Array.from({ length: 14 }, () => 0)]],
  ['::1', [...Array.from({ length: 15 }, () => 0), 1]],
  ['FE80::abcd%eth0', [0xfe, 0x80, ...Array.from({ length: 12 }, () => 0), 0xab, 0xcd]],
  ['1:2:3:4:5:6:1.2.3.4', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 1, 2, 3, 4]],
  ['::1.2.3.4', [...Array.from({ length: 12 }, () => 0), 1, 2, 3, 4]],
])('%s is read as the standard says', (text, bytes) => {
  expect(parseAddress(text)).toEqual(bytes)
})

describe("the administrator's list", () => {
  const decide = (list: string, contact: { host: string; address: string; port: number }) =>
    decideContact(
      { ...contact, address: bytesOf(contact.address) },
      { ownNetwork: readOwnNetwork(list) ?? [], ports: [80, 443, 8443] },
    )
  const allowed = { isAllowed: true }
  const refused = (code: string) => ({ isAllowed: false, code })

  test.each([
    ['', 'api.example.org', '93.184.216.34', 443, allowed],
    ['', 'api.example.org', '93.184.216.34', 22, refused('port_refused')],
    ['', 'koha.lan', '10.1.1.1', 443, refused('address_refused')],
    ['koha.lan', 'koha.lan', '10.1.1.1', 443, allowed],
    ['KOHA.lan.', 'koha.lan', '10.1.1.1', 443, allowed],
    ['koha.lan', 'koha.lan', '10.1.1.1', 8080, refused('port_refused')],
    ['koha.lan:8080', 'koha.lan', '10.1.1.1', 8080, allowed],
    ['koha.lan:8080', 'koha.lan', '10.1.1.1', 443, refused('port_refused')],
    ['koha.lan', 'other.lan', '10.1.1.1', 443, refused('address_refused')],
    ['api.example.org:9000', 'api.example.org', '93.184.216.34', 9000, allowed],
    ['api.example.org:9000', 'api.example.org', '93.184.216.34', 443, allowed],
    ['10.1.0.0/16', 'koha.lan', '10.1.1.1', 443, allowed],
    ['10.1.0.0/16', 'koha.lan', '10.2.1.1', 443, refused('address_refused')],
    ['10.1.0.0/16', 'koha.lan', '::ffff:10.1.1.1', 443, allowed],
    ['10.1.0.0/16:8080', 'koha.lan', '10.1.1.1', 8080, allowed],
    ['10.1.1.1:8080', '10.1.1.1', '10.1.1.1', 8080, allowed],
    ['[fd12::]/48', 'koha.lan', 'fd12::7', 443, allowed],
    ['[fd12::/48]:8080', 'koha.lan', 'fd12::7', 8080, allowed],
    ['fd12::7', 'koha.lan', 'fd12::7', 443, allowed],
    // A name that somebody else points at the passwords of the machine opens nothing.
    ['koha.lan', 'koha.lan', '169.254.169.254', 80, refused('address_refused')],
    ['koha.lan', 'koha.lan', '169.254.1.1', 80, refused('address_refused')],
    ['koha.lan', 'koha.lan', '224.0.0.1', 80, refused('address_refused')],
    // Nor does a network in which they happen to be.
    ['100.64.0.0/10', 'koha.lan', '100.100.100.200', 80, refused('address_refused')],
    ['fd00::/8', 'koha.lan', 'fd00:ec2::254', 80, refused('address_refused')],
    ['169.254.169.254', '169.254.169.254', '169.254.169.254', 80, allowed],
  ])('with "%s": %s at %s, port %i', (...[list, host, address, port, decision]) => {
    expect(decide(list, { host, address, port })).toEqual(decision)
  })

  test.each([
    '10.0.0.0/7',
    '0.0.0.0/0',
    '::/0',
    '10.1.2.3/8',
    'koha.lan:0',
    'koha.lan:99999',
    'koha.lan:http',
    'http://koha.lan',
    'naam@koha.lan',
    '0x7f.1',
    '017700000001',
    '[fd12::7',
    'koha.lan/16',
    'koha.lan;10.0.0.1',
  ])('"%s" is not understood, and then nothing of the list is', (text) => {
    expect(readOwnNetwork(`koha.lan ${text}`)).toBeNull()
  })

  test('an empty list is a list', () => {
    expect(readOwnNetwork(' , ')).toEqual([])
  })
})
