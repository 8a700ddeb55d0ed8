import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { answerCase } from '../conversation/understand/answer-case.ts'
import type { Answered, AskedCase } from '../conversation/understand/answered.ts'
import { indexFor } from '../conversation/understand/word-index.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import { londonDate } from '../policy/london-date.ts'
import { routerFor } from '../policy/route.ts'
import type { ExitCode, Io } from './io.ts'

type Answerer = (asked: AskedCase) => Answered

/** `who-agrees ask`: one message a line in, one answer a line out, in the same order. Nothing is sent or recorded. */
export const ask = async (
  { authority, json }: { readonly authority: string; readonly json: boolean },
  io: Io,
): Promise<ExitCode> => {
  const answerer = await answererFor(authority)
  for await (const line of linesOf(io.input)) {
    if (line.trim() === '') continue
    const answered = answerLine(line, json, answerer)
    io.out(json ? `${JSON.stringify(answered)}\n` : `${answered.says}\n`)
  }
  return 0
}

const answerLine = (line: string, json: boolean, answerer: Answerer): Answered => {
  const asked = json ? readCase(line) : { id: '', message: line, facts: {} }
  return asked
    ? answerer(asked)
    : refusing('', 'error: this line is not a JSON object with an id and a message.')
}

const refusing = (id: string, says: string): Answered => ({
  id,
  outcome: 'block',
  resource: '',
  deciders: [],
  also: [],
  missing: [],
  says,
})

const readCase = (line: string): AskedCase | undefined => {
  try {
    const parsed: unknown = JSON.parse(line.replace(/^\uFEFF/, ''))
    if (typeof parsed !== 'object' || parsed === null || !('message' in parsed)) return undefined
    const { message } = parsed
    if (typeof message !== 'string') return undefined
    const facts = 'facts' in parsed && typeof parsed.facts === 'object' ? (parsed.facts ?? {}) : {}
    const id =
      'id' in parsed && (typeof parsed.id === 'string' || typeof parsed.id === 'number')
        ? String(parsed.id)
        : ''
    return { id, message, facts: { ...facts } }
  } catch {
    return undefined
  }
}

const answererFor = async (authority: string): Promise<Answerer> => {
  const text = await policyText(authority)
  if (text === undefined)
    return ({ id }) => refusing(id, `There is no policy for ${authority} here, so I can't say who agrees.`)
  const parsed = parsePolicy(text, '')
  if (!parsed.ok) {
    const [first] = parsed.mistakes
    const where = first ? `line ${first.line}: ${first.message}` : 'it has mistakes'
    return ({ id }) => refusing(id, `The policy for ${authority} can't be used: ${where}`)
  }
  const router = routerFor(parsed.policy)
  const index = indexFor(parsed.policy)
  const today = londonDate(new Date().toISOString())
  return (asked) => answerCase(asked, { router, index, today })
}

const policyText = async (authority: string): Promise<string | undefined> => {
  if (!/^[a-z0-9-]+$/.test(authority)) return undefined
  try {
    return await readFile(
      fileURLToPath(new URL(`../../policies/${authority}/policy.yaml`, import.meta.url)),
      'utf8',
    )
  } catch {
    return undefined
  }
}

async function* linesOf(input: Io['input']): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    const lines = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}
