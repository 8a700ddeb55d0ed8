import { existsSync } from 'node:fs'
import { readDatabase, readPlaces, readPlayground } from '../config.ts'
import { loadAuthorities, loadAuthority, type LoadedAuthority } from '../load-authority.ts'
import type { Workspaces } from '../people/build-directory.ts'
import type { AuthorityFile } from '../people/authorities-file.ts'
import type { RegisterPlace } from '../register-place.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { wordOf, type Args, type ExitCode, type Io } from './io.ts'
import { tellMistakes } from './tell-mistakes.ts'

export type Chosen = RegisterPlace & { readonly settings: AuthorityFile }
type Places = {
  readonly authorities: string
  readonly registerOf: (authority: string) => string
  /** The playground never keeps its register in a database. */
  readonly isPlayground?: boolean
}

/** The authority that a command is about: the one named, or the only one. An exit code where that can't be told. */
export const chosenAuthority = async (args: Args, io: Io): Promise<Chosen | ExitCode> => {
  const places = placesFor(args)
  const file = wordOf(args, 'authorities') ?? places.authorities
  const loaded = await loadAuthorities(file)
  if (!loaded.ok) {
    tellMistakes(loaded.mistakes, io)
    io.err('"who-agrees init" makes a data folder; DATA_FOLDER or --data says where it is.\n')
    return 1
  }
  const all = Object.keys(loaded.value)
  const name = wordOf(args, 'authority') ?? (all.length === 1 ? all[0] : undefined)
  const settings = name === undefined ? undefined : loaded.value[name]
  const { value: database, mistakes } = places.isPlayground ? NO_DATABASE : readDatabase()
  if (mistakes.length > 0) {
    mistakes.forEach(({ name: variable, message }) => io.err(`${variable}: ${message}\n`))
    return 1
  }
  if (name !== undefined && settings)
    return { name, settings, registerFolder: places.registerOf(name), database }
  io.err(
    name === undefined
      ? `there are several authorities: say which with --authority (${all.join(', ')})\n`
      : `"${name}" is not an authority of ${file}${didYouMean(name, all)}\n`,
  )
  return 2
}

const NO_DATABASE = { value: undefined, mistakes: [] } as const

/** A folder that is named is meant. Where there is no data folder yet, the playground's is what there is to read. */
const placesFor = (args: Args): Places => {
  const data = wordOf(args, 'data')
  if (data !== undefined) return readPlaces({ DATA_FOLDER: data })
  const [places, playground] = [readPlaces(), readPlaces({ DATA_FOLDER: readPlayground().folder })]
  return !existsSync(places.authorities) && existsSync(playground.authorities)
    ? { ...playground, isPlayground: true }
    : places
}

/** A chat that has no workspace yet goes by its own name: nothing here is sent. */
export const workspacesOf = ({ settings }: Chosen): Workspaces => ({
  slack: settings.slack?.team ?? 'slack',
  teams: settings.teams?.tenant ?? 'teams',
  web: 'playground',
})

/** Reads the chosen authority's files. */
export const loadChosen = async (chosen: Chosen, io: Io): Promise<LoadedAuthority | ExitCode> => {
  const loaded = await loadAuthority(chosen.name, chosen.settings, workspacesOf(chosen))
  return loaded.ok ? loaded.value : tellMistakes(loaded.mistakes, io)
}
