import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

const EXAMPLESHIRE = join(import.meta.dirname, '../../policies/exampleshire/policy.yaml')

/** What heads of service have in a week, in hours: what is on record is added up against it. */
export const HOURS_A_WEEK = 10

const section = '9'
const fact = (kind: string, label: string, words: readonly string[] = []) => ({
  kind,
  label,
  ask: `${label}?`,
  ...(words.length > 0 && { words }),
})
const yesNo = (label: string) => ({
  kind: 'yes-no',
  label,
  ask: `${label}?`,
  options: { yes: { words: ['panel applied to'] }, no: { words: ['panel not applied to'] } },
})
const nobody = {
  refuse: 'Nobody agrees that.',
  instead: 'Ask your head of service.',
  'talk-to': 'head-of-service',
}

/** Ten hours a week for each head of service, and hours that one lends another. */
const HOURS = {
  roles: {
    'head-of-service': { title: 'Head of Service', says: 'your head of service', grade: 2, scope: 'service' },
    art: { title: 'Access to Resources', says: 'ART', grade: 1, scope: 'authority' },
  },
  allowances: {
    'crisis-hours': {
      title: 'Crisis hours',
      'held-by': 'head-of-service',
      'hours-a-week': HOURS_A_WEEK,
      for: 'crisis-support',
      loan: 'crisis-hours-loan',
      'initial-weeks': 3,
      'further-weeks': 6,
      'confirmed-by': 'art',
      'talk-to': 'director',
      facts: {
        hours: 'hoursPerWeek',
        weeks: 'weeks',
        starts: 'supportStarts',
        used: 'crisisWeeksUsed',
        application: 'panelApplication',
        applied: 'panelApplicationDate',
        lent: 'hoursToBorrow',
      },
      section,
    },
  },
  facts: {
    hoursPerWeek: fact('hours', 'Hours a week', ['hours a week']),
    weeks: fact('weeks', 'Weeks', ['weeks', 'week']),
    supportStarts: fact('date', 'Starts', ['from']),
    crisisWeeksUsed: fact('weeks', 'Weeks already had', ['weeks already']),
    panelApplication: yesNo('Application to the panel'),
    panelApplicationDate: fact('date', 'Applied for'),
    hoursToBorrow: { kind: 'hours', label: 'Hours to borrow' },
  },
  resources: {
    'crisis-support': {
      title: 'Crisis support',
      says: 'crisis support',
      heading:
        'Crisis support · {hoursPerWeek} a week for {weeks}, {supportStarts} to {weeks after supportStarts}',
      'own-allowance': true,
      names: ['crisis support'],
      rows: [
        {
          id: 'crisis',
          section,
          rule: 'Heads of service agree crisis support (section 9).',
          when: { weeks: { 'at-most': 3 } },
          steps: [
            { consult: 'art', section, why: 'ART confirm the hours.' },
            { decide: 'head-of-service', section },
          ],
        },
      ],
      asks: ['hoursPerWeek', 'crisisWeeksUsed', 'supportStarts'].map((asked) => ({
        fact: asked,
        stops: 'send',
        section,
        what: asked,
      })),
      gap: nobody,
    },
    'crisis-hours-loan': {
      title: 'Borrowing hours',
      says: 'borrowing hours',
      heading: 'Borrowing hours',
      names: ['borrow hours'],
      rows: [
        {
          id: 'lend',
          section,
          rule: 'Only the lender can lend their own (section 9).',
          when: { hoursToBorrow: { known: true } },
          steps: [{ decide: 'head-of-service', section }],
        },
      ],
      gap: nobody,
    },
  },
}

type Part = Readonly<Record<string, unknown>>

/** Exampleshire with crisis hours: the smallest policy in which somebody can lend. A real council's takes twice as long to read. */
export const writeHoursPolicy = async (folder: string): Promise<void> => {
  const small = parse(await readFile(EXAMPLESHIRE, 'utf8')) as Readonly<Record<string, Part>>
  const parts = Object.entries(HOURS).map(([name, more]) => [name, { ...small[name], ...more }])
  await mkdir(folder, { recursive: true })
  // JSON is YAML.
  await writeFile(join(folder, 'policy.yaml'), JSON.stringify({ ...small, ...Object.fromEntries(parts) }))
}
