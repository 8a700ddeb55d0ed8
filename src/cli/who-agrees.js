#!/usr/bin/env node
// Plain JavaScript on purpose: any Node can read it, so that an old one is answered with a sentence and not a stack.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  import('./run-process.ts')
} else {
  process.stderr.write(
    `Who Agrees? needs Node 22.18 or later; this is ${process.versions.node}. Start it through npm, which brings Node 24 ` +
      'with it on Linux and Windows: "npm ci", then "npm start" or "npx who-agrees help". Elsewhere install Node 24 from ' +
      'nodejs.org.\n',
  )
  process.exitCode = 2
}
