import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** What keeps it quiet and on this machine; it runs as whoever runs the tests, in a container too. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

type Found = { readonly path: string; readonly env?: Readonly<Record<string, string>> }

/** Starts Chromium: `CHROMIUM_PATH`, one that is installed, or the one among the development dependencies. Fails if none starts. */
export const startBrowser = async (): Promise<Browser> => {
  const { path, env } = await findChromium()
  return chromium.launch({ executablePath: path, args: ARGS, ...(env && { env: { ...plainEnv(), ...env } }) })
}

const findChromium = async (): Promise<Found> => {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return { path: named }
  const installed = INSTALLED.find((path) => existsSync(path))
  return installed === undefined ? bundled() : { path: installed }
}

const plainEnv = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([key, value]) => (value ? [[key, value]] : [])))

/**
 * The packed one, unpacked once with the libraries and fonts that it brings, so that it needs nothing of the system but libc.
 * The package unpacks into the temporary folder of its process; ours is a folder of our own, put in place whole.
 */
const bundled = async (): Promise<Found> => {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const cache = join(dirname(entry), '..', '..', '..', '..', '.cache', 'who-agrees-chromium')
  const home = join(cache, 'unpacked')
  await access(home).catch(() => unpack(entry, cache, home))
  return {
    path: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  }
}

/** The package's own settings look for its font in a folder of another machine. Without any font no word has a size. */
const fontsOf = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'font-cache')}</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>Arial</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`

const UNPACK = `import(process.argv[1]).then(({ default: chromium }) => chromium.executablePath())`

const unpack = async (entry: string, cache: string, home: string): Promise<void> => {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'unpacking-'))
  // The second variable asks for the libraries as well, which the package otherwise unpacks only where it knows they are missing.
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK, entry], { env })
  await writeFile(join(folder, 'fonts.conf'), fontsOf(home))
  await Promise.all([chmod(folder, 0o755), chmod(join(folder, 'chromium'), 0o755)])
  // Another test file may have been first: its folder is as good.
  await rename(folder, home).catch(() => rm(folder, { recursive: true, force: true }))
}
