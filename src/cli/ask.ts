import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerCase } from '../conversation/understand/answer-case.ts'
import type { Answered, AskedCase } from '../conversation/understand/answered.ts'
import { indexFor } from '../conversation/understand/word-index.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import { londonDate } from '../policy/london-date.ts'
import { routerFor } from '../policy/route.ts'
import { POLICIES } from './check.ts'
import type { ExitCode, Io } from './io.ts'

type Answerer = (asked: AskedCase) => Answered

export type Asking = {
  /** A folder of policies/. */
  readonly authority: string
  /** Any other policy's folder, in its place. */
  readonly policy?: string | undefined
  readonly json: boolean
  /** Left out: a message a line is read. */
  readonly messages?: readonly string[]
}

/** `who-agrees ask`: one message a line in, one answer a line out, in the same order. Nothing is sent or recorded. */
export const ask = async ({ authority, policy, json, messages = [] }: Asking, io: Io): Promise<ExitCode> => {
  const answerer = await answererFor(policy ?? authority, policy ?? shippedFolder(authority))
  for await (const line of messages.length > 0 ? messages : linesOf(io.input)) {
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

const answererFor = async (authority: string, folder: string | undefined): Promise<Answerer> => {
  const text = folder === undefined ? undefined : await policyText(folder)
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

const shippedFolder = (authority: string): string | undefined =>
  /^[a-z0-9-]+$/.test(authority) ? join(POLICIES, authority) : undefined

const policyText = async (folder: string): Promise<string | undefined> => {
  try {
    return await readFile(join(folder, 'policy.yaml'), 'utf8')
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
