import { createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hkdf, hmac, openFrame, sealFrame } from './frame.ts'
import { deriveLinkKeys } from './handshake.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const bytes = (from: number, to: number) =>
  Buffer.from(Array.from({ length: to - from + 1 }, (_, index) => from + index))

test.each([
  {
    name: '1',
    secret: Buffer.alloc(22, 0x0b),
    salt: bytes(0x00, 0x0c),
    info: bytes(0xf0, 0xf9),
    length: 42,
    okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    name: '2',
    secret: bytes(0x00, 0x4f),
    salt: bytes(0x60, 0xaf),
    info: bytes(0xb0, 0xff),
    length: 82,
    okm:
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c' +
      '59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
  },
  {
    name: '3',
    secret: Buffer.alloc(22, 0x0b),
    salt: Buffer.alloc(0),
    info: Buffer.alloc(0),
    length: 42,
    okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
])('hkdf() gives test case $name of RFC 5869', ({ secret, salt, info, length, okm }) => {
  expect(hkdf(secret, salt, info, length).toString('hex')).toBe(okm)
})

test.each([
  {
    name: '1',
    key: Buffer.alloc(20, 0x0b),
    data: Buffer.from('Hi There'),
    mac: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  },
  {
    name: '2',
    key: Buffer.from('Jefe'),
    data: Buffer.from('what do ya want for nothing?'),
    mac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  },
  {
    name: '3',
    key: Buffer.alloc(20, 0xaa),
    data: Buffer.alloc(50, 0xdd),
    mac: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  },
  {
    name: '4',
    key: bytes(0x01, 0x19),
    data: Buffer.alloc(50, 0xcd),
    mac: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  },
  {
    name: '5 (truncated)',
    key: Buffer.alloc(20, 0x0c),
    data: Buffer.from('Test With Truncation'),
    mac: 'a3b6167473100ee06e0c796c2955552b',
  },
  {
    name: '6',
    key: Buffer.alloc(131, 0xaa),
    data: Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First'),
    mac: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  },
  {
    name: '7',
    key: Buffer.alloc(131, 0xaa),
    data: Buffer.from(
      'This is a test using a larger than block-size key and a larger than block-size data. ' +
        'The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    mac: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  },
])('hmac() gives test case $name of RFC 4231', ({ key, data, mac }) => {
  const parts = [data.subarray(0, 5), data.subarray(5)]
  expect(
    hmac(createSecretKey(key), ...parts)
      .toString('hex')
      .slice(0, mac.length),
  ).toBe(mac)
})

const nist = {
  keys: {
    encrypt: createSecretKey(
      hex('603deb1015ca71be2b73aef0857d7781 1f352c073b6108d72d9810a30914dff4'),
    ),
    mac: createSecretKey(Buffer.alloc(32)),
  },
  iv: bytes(0x00, 0x0f),
  plaintext: hex(
    '6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51' +
      '30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710',
  ),
  ciphertext: hex(
    'f58c4c04d6e5f1ba779eabfb5f7bfbd6 9cfc4e967edb808d679f777bc6702c7d' +
      '39f23369a9d9bacfa530e26304231461 b2eb05e2c39be9fcda6c19078c6a9d1b',
  ),
  /** Not NIST's, who do not pad: the same cipher, by the openssl command, on a block of padding. */
  padding: hex('3f461796d6b0d6b2e0c2a72b4d80e644'),
}

test('sealFrame() encrypts as in F.2.5 of NIST SP 800-38A', () => {
  const frame = Buffer.concat(sealFrame(nist.keys, 0, nist.plaintext, nist.iv))
  expect(frame.subarray(20, 84).toString('hex')).toBe(nist.ciphertext.toString('hex'))
})

test('openFrame() decrypts as in F.2.6 of NIST SP 800-38A', () => {
  const covered = Buffer.concat([hex('00000080'), nist.iv, nist.ciphertext, nist.padding])
  const frame = Buffer.concat([covered, hmac(nist.keys.mac, Buffer.alloc(8), covered)])
  expect(openFrame(nist.keys, 0, frame).toString('hex')).toBe(nist.plaintext.toString('hex'))
})

// Made by another implementation (Python's hmac and the openssl command), for any third one.
const vectors: {
  secret: string
  diallerRandom: string
  listenerRandom: string
  keys: Record<Role, { encrypt: string; mac: string }>
  frames: { sealedBy: Role; sequence: number; iv: string; payload: string; frame: string }[]
} = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'))
type Role = 'dialler' | 'listener'

const keys = deriveLinkKeys(
  hex(vectors.secret),
  hex(vectors.diallerRandom),
  hex(vectors.listenerRandom),
)

test.each(['dialler', 'listener'] as const)('deriveLinkKeys() gives the known %s keys', (role) => {
  expect(keys[role].encrypt.export().toString('hex')).toBe(vectors.keys[role].encrypt)
  expect(keys[role].mac.export().toString('hex')).toBe(vectors.keys[role].mac)
})

test.each(vectors.frames)(
  'frame $sequence of the $sealedBy is sealed and opened as known',
  (known) => {
    const { sealedBy, sequence, iv, payload, frame } = known
    const sealed = Buffer.concat(sealFrame(keys[sealedBy], sequence, Buffer.from(payload), hex(iv)))
    expect(sealed.toString('hex')).toBe(frame)
    expect(openFrame(keys[sealedBy], sequence, hex(frame)).toString()).toBe(payload)
  },
)
