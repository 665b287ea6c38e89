import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { bindWords } from '../words/book.ts'
import en from '../words/en.json' with { type: 'json' }
import zh from '../words/zh.json' with { type: 'json' }
import { answerUnreadable } from './unreadable.ts'

const server = createServer({ maxHeaderSize: 4096 }, (_, reply) => reply.end('read'))
server.on('clientError', answerUnreadable(bindWords([{ zh, en }])))
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
afterAll(() => server.close())

/** What comes back for bytes as they are sent. */
const answer = (bytes: string) =>
  new Promise<string>((done, failed) => {
    const { port } = server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (more) => {
      text += more
    })
    socket.on('end', () => done(text))
    socket.on('error', failed)
  })
const request = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\naccept: text/html\r\n\r\n`
const long = 'x'.repeat(6000)

test('an address that is too long is answered to a reader with a page in both languages, to a program with a problem', async () => {
  const page = await answer(request(`/310118/advice?s=${long}`))
  expect(page).toMatch(/^HTTP\/1\.1 431 /)
  expect(page).toContain('content-type: text/html')
  expect(page).toContain('网址太长')
  expect(page).toContain('The address is too long')
  const problem = await answer(request(`/api/districts/310118/services?words=${long}`))
  expect(problem).toMatch(/^HTTP\/1\.1 431 /)
  expect(problem).toContain('"code":"headers_too_large"')
})

test('what is no request at all is answered in words too', async () => {
  const page = await answer('hello\r\n\r\n')
  expect(page).toMatch(/^HTTP\/1\.1 400 /)
  expect(page).toContain('没有看懂')
})
