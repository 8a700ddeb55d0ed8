import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Proof } from './proof.ts'
import { proofTable, withProofs } from './proof-table.ts'

/**
 * Runs every test that proves a promise, at its full length, and writes what they found into the README: `npm run prove`.
 * It takes hours; `npm run prove -- kill courier` runs the files so named and renews their rows alone.
 */
const ROOT = join(import.meta.dirname, '../..')
const README = join(ROOT, 'README.md')
const found = join(mkdtempSync(join(tmpdir(), 'who-agrees-proofs-')), 'proofs.jsonl')
writeFileSync(found, '')

const named = process.argv.slice(2)
const files = globSync('tests/**/*.test.ts', { cwd: ROOT }).filter((file) =>
  readFileSync(join(ROOT, file), 'utf8').includes('/prove/proof.ts'),
)
const chosen = named.length === 0 ? files : files.filter((file) => named.some((name) => file.includes(name)))

if (chosen.length === 0) {
  process.stderr.write(`No trial is called ${named.join(' or ')}. There are:\n${files.join('\n')}\n`)
  process.exit(2)
}

const { status } = spawnSync('vitest', ['run', '--no-file-parallelism', '--test-timeout=0', ...chosen], {
  cwd: ROOT,
  env: { ...process.env, PROOFS: found },
  stdio: 'inherit',
})

const proofs = readFileSync(found, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Proof)
process.stdout.write(`\n${proofTable(proofs)}\n\n`)

// What a run found that failed somewhere is not what the README says.
if (status === 0) writeFileSync(README, withProofs(readFileSync(README, 'utf8'), proofs, named.length === 0))
process.exitCode = status ?? 1
