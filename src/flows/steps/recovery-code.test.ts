import { argon2Sync, createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { drawRecoveryCodes, findRecoveryCode } from './recovery-code.ts'

/** Bytes that are all different, the same in each run. */
function drawing(seed: number): Pick<Context, 'random'> {
  let drawn = seed
  return {
    random: (_, bytes) => createHash('sha512').update(String(drawn++)).digest().subarray(0, bytes),
  }
}

test('ten codes of four groups of four; kept as Argon2id at OWASP’s least, under one salt, and findable however they are typed', async () => {
  const { shown, kept } = await drawRecoveryCodes(drawing(1), 'somebody')
  expect(new Set(shown).size).toBe(10)
  for (const code of shown) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  const [salt = ''] = new Set(kept.map(one => one.split('$')[4] ?? ''))
  expect(Buffer.from(salt, 'base64')).toHaveLength(16)
  for (const [n, code] of shown.entries()) {
    const tag = argon2Sync('argon2id', {
      message: code.replaceAll('-', ''),
      nonce: Buffer.from(salt, 'base64'),
      memory: 19_456,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    })
    expect(kept[n]).toBe(`$argon2id$v=19$m=19456,t=2,p=1$${salt}$${tag.toString('base64').replace(/=+$/, '')}`)
  }
  const code = shown[6] ?? ''
  const misread = code.replaceAll('0', 'o').replace(/1/g, (_, at: number) => (at % 2 ? 'l' : 'I'))
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' '), misread])
    expect(await findRecoveryCode(typed, kept), typed).toBe(kept[6])
  expect(
    await findRecoveryCode(
      code,
      kept.filter((_, n) => n !== 6),
    ),
    'used',
  ).toBeUndefined()
  const other = await drawRecoveryCodes(drawing(100), 'somebody')
  expect(other.kept[0]?.split('$')[4], 'another set, another salt').not.toBe(salt)
  expect(await findRecoveryCode(code, other.kept)).toBeUndefined()
})

test('0 and 1 may be read as O, I and L', async () => {
  const zeros = { random: (_: string, bytes: number) => Buffer.alloc(bytes, bytes === 10 ? 0b0000_1000 : 7) }
  const { shown, kept } = await drawRecoveryCodes(zeros, 'somebody')
  expect(shown[0]).toMatch(/^(?=.*0)(?=.*1)/)
  for (const one of ['I', 'l'])
    expect(await findRecoveryCode((shown[0] ?? '').replaceAll('0', 'O').replaceAll('1', one), kept)).toBe(kept[0])
})

test('codes from before count on, and what has the form of neither is not hashed at all', async () => {
  const old = 'ABCDEFGHIJKLMNOPQRSTUVWXY'
  const kept = [`$sha256$${createHash('sha256').update(old).digest('hex')}`]
  expect(await findRecoveryCode('abcde-fghij-klmno-pqrst-uvwxy', kept)).toBe(kept[0])
  expect(await findRecoveryCode('abcde-fghij-klmno-pqrst-uvwxz', kept)).toBeUndefined()
  expect(await findRecoveryCode('0000-0000-0000-0000', kept)).toBeUndefined()
  const broken = ['$argon2id$v=19$m=19456,t=2,p=1$short$x']
  await expect(findRecoveryCode('0000-0000-0000-0000', broken), 'a salt of too few bytes is refused').rejects.toThrow()
  for (const sent of ['0000', '0000-0000-0000-000U', '0000-0000-0000-0000-0', 'ñ'.repeat(16)])
    expect(await findRecoveryCode(sent, broken), sent).toBeUndefined()
})

test('the event loop goes on while codes are hashed, and no more than ten are taken on at once', async () => {
  const { shown, kept } = await drawRecoveryCodes(drawing(1), 'somebody')
  let turns = 0
  let over = false
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  await findRecoveryCode(shown[0] ?? '', kept)
  over = true
  // Were it computed on the loop, none would have come between the call and its answer.
  expect(turns).toBeGreaterThan(2)

  const answers = await Promise.allSettled(Array.from({ length: 30 }, () => findRecoveryCode(shown[0] ?? '', kept)))
  const refused = answers.filter(a => a.status === 'rejected')
  expect(refused).toHaveLength(20)
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'too-many' })
  expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => ({ status: 'fulfilled', value: kept[0] })))
  expect(await findRecoveryCode(shown[1] ?? '', kept), 'and then the next').toBe(kept[1])
})
