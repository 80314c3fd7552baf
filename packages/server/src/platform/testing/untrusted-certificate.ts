import { generateKeyPairSync, sign } from 'node:crypto'

/**
 * A certificate that nobody vouches for, made anew for every run so that no key has to be kept. It is the least that
 * X.509 (RFC 5280) asks for: a name, two dates, a key and a signature by that same key.
 */
export function untrustedCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
  const commonName = der(0x30, Buffer.concat([Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('localhost'))]))
  const name = der(0x30, der(0x31, commonName))
  const validity = der(0x30, Buffer.concat([utcTime('200101000000Z'), utcTime('491231235959Z')]))
  const content = der(
    0x30,
    Buffer.concat([
      der(0x02, Buffer.from([1])),
      ecdsaWithSha256,
      name,
      validity,
      name,
      publicKey.export({ type: 'spki', format: 'der' }),
    ]),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', content, privateKey)]))
  const certificate = der(0x30, Buffer.concat([content, ecdsaWithSha256, signature]))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}

function utcTime(value: string): Buffer {
  return der(0x17, Buffer.from(value))
}

/** One element of DER: kind, length, content. */
function der(kind: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([kind, ...size]), content])
}
