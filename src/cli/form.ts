import { writeFile } from 'node:fs/promises'
import { FORM_FILES, renderForm, type FormFile } from '../documents/render-form.ts'
import { emptyState, fold } from '../request/register-state.ts'
import { formPage } from '../views/form-page.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { chosenAuthority, loadChosen } from './chosen-authority.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { recordLook } from './record-look.ts'
import { readAll } from './read-all.ts'

/** `who-agrees form`: one request's form, filled in from the register, as a file. Reads beside the running bot. */
export const form: Command = async (args, io) => {
  const wanted = wantedOf(args, io)
  if (typeof wanted === 'number') return wanted
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const events = await readAll(chosen)
  if (typeof events === 'string') return sorry(events, io)
  const state = emptyState()
  events.forEach(({ event }) => fold(state, event))
  const request = [...state.requests.values()].find(
    ({ id, reference }) => id === wanted.request || reference === wanted.request,
  )
  if (!request) return sorry(`there is no request ${wanted.request} in the register of ${chosen.name}`, io)
  const page = formPage(request, authority.policy, authority.directory)
  if (!page) return sorry(`the policy no longer has what ${wanted.request} was asked under`, io)
  const look = { command: 'form', request: request.reference, place: chosen }
  if (!(await recordLook(look, args, io))) return 1
  return write(await renderForm(page, wanted.as), wanted.to, io)
}

type Wanted = { readonly request: string; readonly as: FormFile; readonly to: string }

const wantedOf = (args: Args, io: Io): Wanted | ExitCode => {
  const [request, to] = [wordOf(args, 'request') ?? args.positionals[0], wordOf(args, 'to')]
  const named = wordOf(args, 'as') ?? to?.split('.').at(-1) ?? ''
  const as = kinds.find((one) => one === named)
  if (request !== undefined && to !== undefined && as) return { request, to, as }
  if (request === undefined) io.err('say which request with --request: 2026/0417, or a request’s id\n')
  else if (to === undefined) io.err('say with --to which file it goes to\n')
  else io.err(`a form is printed as ${kinds.join(' or ')}, not as "${named}"${didYouMean(named, kinds)}\n`)
  return 2
}

const kinds = Object.keys(FORM_FILES) as readonly FormFile[]

const sorry = (why: string, io: Io): ExitCode => {
  io.err(`${why}\n`)
  return 1
}

const write = async (file: Buffer, to: string, io: Io): Promise<ExitCode> => {
  try {
    await writeFile(to, file)
  } catch (error) {
    return sorry(`${to} can't be written (${error instanceof Error ? error.message : String(error)})`, io)
  }
  io.out(`${to}\n`)
  return 0
}
