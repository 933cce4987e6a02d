import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const mail = (AUBURN_SMTP_URL: string, more: Record<string, string> = {}) =>
  readConfig([], { AUBURN_URL: 'https://auburn.example', AUBURN_SMTP_URL, ...more }).mail

test('a mail server is read with its name, password and sender', () => {
  expect(mail('smtps://post%40office:p%3A%25w@mx.example')).toEqual({
    host: 'mx.example',
    port: 465,
    secure: true,
    insist: true,
    auth: { user: 'post@office', pass: 'p:%w' },
    from: 'auburn@auburn.example',
    domain: 'auburn.example',
  })
  expect(mail('smtp://mx.example:25')).toMatchObject({ port: 25, secure: false, insist: true, auth: undefined })
  expect(mail('smtp://[::1]:2525')).toMatchObject({ host: '::1', insist: false })
  expect(mail('smtp://relay.internal?starttls=off')).toMatchObject({ port: 587, insist: false })
  expect(mail('smtp://mx.example', { AUBURN_MAIL_FROM: 'The exchange <a@b.example>' })?.from).toContain('The exchange')
  expect(readConfig([], {}).mail).toBeUndefined()
})

test('what is in doubt is refused, and the password is in no word of it', () => {
  const wrong = [
    'https://a:hunter2@mx.example',
    'smtp://a:hunter2@',
    'smtp://a:hunter2@mx.example/path',
    'smtp://a:hunter2@mx.example?tls=no',
    'smtp://a:hunter2@mx.example:99999',
    'smtp://a:hunter2%@mx.example',
    'smtp://hunter2@mx.example',
    'hunter2',
  ]
  for (const url of wrong) {
    const refused = () => mail(url)
    expect(refused, url).toThrow(/AUBURN_SMTP_URL/)
    expect(refused, url).not.toThrow(/hunter2/)
  }
  expect(() => mail('smtp://mx.example', { AUBURN_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toThrow(
    /AUBURN_MAIL_FROM/,
  )
  expect(() => readConfig([], { AUBURN_MAIL_FROM: 'a@b.example' })).toThrow(/both or none/)
})
