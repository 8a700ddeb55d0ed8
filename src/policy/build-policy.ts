import { appealProblems, buildAppeal } from './build-appeal.ts'
import type { Condition } from './condition.ts'
import { inputsOf } from './derive.ts'
import type { Derived, FactDefinition } from './fact.ts'
import type {
  Act,
  Also,
  Answer,
  Ask,
  Decider,
  Exception,
  Follows,
  Paper,
  Policy,
  Reading,
  Refusal,
  Resource,
  Row,
  Source,
  SourceDocument,
  Step,
} from './policy.ts'
import type {
  AlsoFile,
  AskFile,
  ConditionFile,
  FactFile,
  PolicyFile,
  RefusalFile,
  ResourceFile,
  RowFile,
  StepFile,
} from './policy-file.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { readCondition, type Problem, type Report } from './read-condition.ts'
import { namesProblems } from './check-names.ts'
import { factProblems } from './check-facts.ts'
import { buildReminders, buildTiming } from './build-timing.ts'
import { buildRetention, retentionProblems } from './retention.ts'
import { allowanceProblems, buildAllowance } from './build-allowance.ts'
import { STANDARD_PHRASES } from './standard-phrases.ts'

type Path = readonly (string | number)[]
type Builder = {
  readonly file: PolicyFile
  readonly facts: ReadonlyMap<string, FactDefinition>
  readonly readings: ReadonlyMap<string, Reading>
  readonly deciders: ReadonlyMap<string, Decider>
  readonly report: Report
}

/**
 * Turns a policy file that has the right shape into a policy, checking that every name it uses exists.
 * @returns the policy, and every problem found; a policy with problems must not be used
 */
export const buildPolicy = (
  file: PolicyFile,
  version: string,
): { readonly policy: Policy; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const report: Report = (problem) => void problems.push(problem)
  const builder: Builder = {
    file,
    facts: buildFacts(file),
    readings: buildReadings(file, report),
    deciders: buildDeciders(file),
    report,
  }
  checkFacts(builder)
  for (const problem of [
    ...factProblems(file, builder.facts),
    ...namesProblems(file),
    ...appealProblems(file),
    ...allowanceProblems(file),
    ...retentionProblems(file.retention, file.resources),
  ])
    report(problem)
  const policy: Policy = {
    authority: file.authority,
    name: file.name,
    documents: documentsOf(file),
    version,
    deciders: builder.deciders,
    facts: builder.facts,
    readings: builder.readings,
    ledgers: new Map(
      Object.entries(file.ledgers).map(([id, { title, counts, person, bases, ...it }]) => [
        id,
        {
          id,
          title,
          counts,
          person,
          bases,
          usedConfirmedBy: it['used-confirmed-by'].map((one) =>
            decider(one, ['ledgers', id, 'used-confirmed-by'], builder),
          ),
        },
      ]),
    ),
    allowances: new Map(Object.entries(file.allowances).map(([id, it]) => [id, buildAllowance(id, it)])),
    resources: new Map(
      Object.entries(file.resources).map(([id, it]) => [id, buildResource(id, it, builder)]),
    ),
    forms: new Map(),
    tries: { count: file.tries.count, minutesApart: file.tries['minutes-apart'] },
    reminders: buildReminders(file),
    retention: buildRetention(file.retention),
    examples: file.examples,
    notCovered: {
      says: file['not-covered'].says,
      talkTo: decider(file['not-covered']['talk-to'], ['not-covered', 'talk-to'], builder),
    },
  }
  return { policy, problems }
}

const documentsOf = ({ document }: PolicyFile): readonly SourceDocument[] =>
  Array.isArray(document) ? document : [{ id: '', ...document }]

const buildDeciders = ({ roles, panels, outside }: PolicyFile): ReadonlyMap<string, Decider> =>
  new Map<string, Decider>([
    ...Object.entries(roles).map(([id, it]): [string, Decider] => [id, { id, kind: 'role', ...it }]),
    ...Object.entries(panels).map(([id, it]): [string, Decider] => [id, { id, kind: 'panel', ...it }]),
    ...Object.entries(outside).map(([id, it]): [string, Decider] => [id, { id, kind: 'outside', ...it }]),
  ])

const buildReadings = (file: PolicyFile, report: Report): ReadonlyMap<string, Reading> =>
  new Map(
    Object.entries(file.readings).map(([id, it]) => {
      const options = new Map(Object.entries(it.options))
      if (options.size > 0 && !options.has(it.taken))
        report({
          at: ['readings', id, 'taken'],
          message: `"${it.taken}" is not one of its options: it has ${[...options.keys()].join(', ')}${didYouMean(it.taken, options.keys())}`,
        })
      return [id, { id, matter: it.matter, taken: it.taken, options }]
    }),
  )

const buildFacts = (file: PolicyFile): ReadonlyMap<string, FactDefinition> =>
  new Map(
    Object.entries(file.facts).map(([id, it]) => [
      id,
      buildFact(id, it, { ...STANDARD_PHRASES, ...file.phrases }),
    ]),
  )

const buildFact = (id: string, it: FactFile, phrases: typeof STANDARD_PHRASES): FactDefinition => ({
  id,
  kind: it.kind,
  label: it.label,
  ask: it.ask,
  words: it.words,
  year: it.year,
  colleague: it.colleague,
  options: new Map(
    Object.entries(it.options).map(([key, option]) => [
      key,
      {
        label: option.label ?? key,
        words: [...option.words, ...saidOf(it.about, phrases[option.phrases ?? ''] ?? [])],
      },
    ]),
  ),
  derived: buildDerived(it),
})

/** "{it} said no" of DWP and of the jobcentre: "DWP said no", "jobcentre said no". */
const saidOf = (about: readonly string[], phrases: readonly string[]): readonly string[] =>
  phrases.flatMap((phrase) =>
    phrase.includes('{it}') ? about.map((it) => phrase.replaceAll('{it}', it)) : [phrase],
  )

const buildDerived = (it: FactFile): Derived | undefined => {
  if (it.sum) return { kind: 'sum', of: it.sum }
  if (it['larger-of']) return { kind: 'larger-of', of: it['larger-of'] }
  if (it.share) return { kind: 'share', ...it.share }
  if (it.difference) return { kind: 'difference', ...it.difference }
  if (it['days-between']) return { kind: 'days-between', ...it['days-between'] }
  if (it['by-reading'])
    return {
      kind: 'by-reading',
      reading: it['by-reading'].reading,
      facts: new Map(Object.entries(it['by-reading'].facts)),
    }
  return undefined
}

const checkFacts = ({ file, facts, report }: Builder): void => {
  for (const [id, { options }] of Object.entries(file.facts))
    for (const [key, { phrases }] of Object.entries(options))
      if (phrases !== undefined && !file.phrases[phrases] && !STANDARD_PHRASES[phrases])
        report({
          at: ['facts', id, 'options', key, 'phrases'],
          message: `"${phrases}" is not a list of phrases of this policy${didYouMean(phrases, Object.keys({ ...STANDARD_PHRASES, ...file.phrases }))}`,
        })
  for (const [id, fact] of facts) {
    for (const input of fact.derived ? inputsOf(fact.derived) : [])
      known(input, ['facts', id, fact.derived?.kind ?? 'sum'], facts, report)
    if (fact.derived?.kind === 'by-reading' && !file.readings[fact.derived.reading])
      report({
        at: ['facts', id],
        message: `"${fact.derived.reading}" is not a reading of this policy${didYouMean(fact.derived.reading, Object.keys(file.readings))}`,
      })
  }
  for (const [id, ledger] of Object.entries(file.ledgers)) {
    known(ledger.counts, ['ledgers', id, 'counts'], facts, report)
    checkPerson(id, ledger, facts, report)
    ledger.bases.forEach((basis, i) => known(basis.fact, ['ledgers', id, 'bases', i, 'fact'], facts, report))
  }
}

/** A person is told apart by one of a few answers, never by what somebody types: two spellings would be two people. */
const checkPerson = (
  id: string,
  { per, person }: PolicyFile['ledgers'][string],
  facts: ReadonlyMap<string, FactDefinition>,
  report: Report,
): void => {
  if (per === 'person' && person === undefined)
    report({ at: ['ledgers', id], message: 'counted per person, so say in `person` which fact tells whom' })
  if (per === 'family' && person !== undefined)
    report({ at: ['ledgers', id, 'person'], message: '`person` is only for what is counted per person' })
  if (person !== undefined && facts.get(person)?.kind !== 'choice')
    report({
      at: ['ledgers', id, 'person'],
      message: `"${person}" is not a choice among the facts of this policy`,
    })
}

const known = (fact: string, at: Path, facts: ReadonlyMap<string, FactDefinition>, report: Report): void => {
  if (!facts.has(fact))
    report({ at, message: `"${fact}" is not a fact of this policy${didYouMean(fact, facts.keys())}` })
}

const decider = (id: string, at: Path, { deciders, report }: Builder): string => {
  if (!deciders.has(id))
    report({
      at,
      message: `"${id}" is not a role, a panel or anybody outside in this policy${didYouMean(id, deciders.keys())}`,
    })
  return id
}

const conditionAt = (
  raw: ConditionFile | undefined,
  at: Path,
  { facts, readings, report }: Builder,
): Condition | undefined => raw && readCondition(raw, at, { facts, readings, report })

const buildResource = (id: string, it: ResourceFile, builder: Builder): Resource => {
  const at: Path = ['resources', id]
  if (it.ledger && !builder.file.ledgers[it.ledger])
    builder.report({
      at: [...at, 'ledger'],
      message: `"${it.ledger}" is not a ledger of this policy${didYouMean(it.ledger, Object.keys(builder.file.ledgers))}`,
    })
  return {
    id,
    title: it.title,
    says: it.says,
    heading: it.heading,
    words: { names: it.names, signs: it.signs },
    protective: it.protective,
    ownDecision: it['own-decision'],
    ownAllowance: it['own-allowance'],
    ledger: it.ledger,
    appeal:
      it.appeal && buildAppeal(it.appeal, buildSource(it.appeal, [...at, 'appeal'], builder), builder.facts),
    exclusions: it.exclusions.map((row, i) => buildRow(row, [...at, 'exclusions', i], builder)),
    rows: it.rows.map((row, i) => buildRow(row, [...at, 'rows', i], builder)),
    gap: buildGap(it, [...at, 'gap'], builder),
    asks: it.asks.map((ask, i) => buildAsk(ask, [...at, 'asks', i], builder)),
    satisfied: it.satisfied.map((one, i) => ({
      id: one.id,
      question: one.question,
      required: one.required,
      when: conditionAt(one.when, [...at, 'satisfied', i, 'when'], builder),
      source: { section: one.section, clauses: one.clauses },
    })),
    fields: it.fields,
    changes: it.changes,
    papers: it.papers.map((paper, i) => buildPaper(paper, [...at, 'papers', i], builder)),
    afterwards: it.afterwards.map((one) => (typeof one === 'string' ? one : one.says)),
    afterwardsFrom: it.afterwards.flatMap((one) =>
      typeof one === 'string' ? [] : [{ section: one.section, clauses: one.clauses }],
    ),
    next: it.next.map((one, i) => buildFollows(one, [...at, 'next', i], builder)),
    instead: it.instead.map((one, i) => buildFollows(one, [...at, 'instead', i], builder)),
    chronology: it.chronology,
    ...buildTiming(it, at, {
      knows: (fact, where) => known(fact, where, builder.facts, builder.report),
      when: (raw, where) => conditionAt(raw, where, builder),
      report: builder.report,
    }),
  }
}

const buildPaper = (it: ResourceFile['papers'][number], at: Path, { file, report }: Builder): Paper => {
  it.panels.forEach((panel, i) => {
    if (!file.panels[panel])
      report({
        at: [...at, 'panels', i],
        message: `"${panel}" is not a panel of this policy${didYouMean(panel, Object.keys(file.panels))}`,
      })
  })
  const { id, what, panels, section, clauses } = it
  return { id, what, panels, source: { section, clauses } }
}

const buildFollows = (
  { start, carries, if: provided, 'after-field': afterField }: ResourceFile['next'][number],
  at: Path,
  { file, facts, report }: Builder,
): Follows => {
  if (!file.resources[start])
    report({
      at: [...at, 'start'],
      message: `"${start}" is not a resource of this policy${didYouMean(start, Object.keys(file.resources))}`,
    })
  carries.forEach((fact, i) => known(fact, [...at, 'carries', i], facts, report))
  const fields = file.resources[String(at[1])]?.fields.filter(({ kind }) => kind === 'date') ?? []
  if (afterField !== undefined && !fields.some(({ id }) => id === afterField))
    report({ at: [...at, 'after-field'], message: `"${afterField}" is not a date that is filled in here` })
  return { resource: start, carries, provided, afterField }
}

const buildRow = (row: RowFile, at: Path, builder: Builder): Row => {
  for (const reading of row.readings)
    if (!builder.file.readings[reading])
      builder.report({
        at: [...at, 'readings'],
        message: `"${reading}" is not a reading of this policy${didYouMean(reading, Object.keys(builder.file.readings))}`,
      })
  return {
    id: row.id,
    source: buildSource(row, at, builder),
    rule: row.rule,
    when: conditionAt(row.when, [...at, 'when'], builder),
    settles: row.settles,
    readings: row.readings,
    floor: row.floor,
    answer: buildAnswer(row, at, builder),
  }
}

type SourceFile = Pick<StepFile, 'document' | 'section' | 'clauses'>

const buildSource = (
  { document, section, clauses }: SourceFile,
  at: Path,
  { file, report }: Builder,
): Source => {
  const ids = documentsOf(file).map(({ id }) => id)
  if (document !== undefined && !ids.includes(document))
    report({
      at: [...at, 'document'],
      message: `"${document}" is not a document of this policy${didYouMean(document, ids)}`,
    })
  return { ...(document !== undefined && { document }), section, clauses }
}

const buildAnswer = (row: RowFile, at: Path, builder: Builder): Answer => {
  if ('steps' in row) {
    return {
      kind: 'steps',
      steps: row.steps.map((step, i) => buildStep(step, [...at, 'steps', i], builder)),
      also: row.also.map((one, i) => ({
        ...buildAlso(one),
        when: conditionAt(one.when, [...at, 'also', i, 'when'], builder),
      })),
      refer: row.refer.map((id) => decider(id, [...at, 'refer'], builder)),
    }
  }
  if ('advise' in row)
    return {
      kind: 'advise',
      says: row.advise,
      who: row.who,
      also: row.also.map(buildAlso),
    }
  return { kind: 'refuse', ...buildRefusal(row, at, builder) }
}

const buildAlso = ({ kind, who, what }: AlsoFile): Also => ({ kind, who, what })

/** Silence must be declared: only a resource with a row that always holds goes without a gap of its own. */
const buildGap = (it: ResourceFile, at: Path, builder: Builder): Refusal => {
  if (it.gap) return buildRefusal(it.gap, at, builder)
  if (!it.rows.some((row) => row.when === undefined))
    builder.report({ at, message: 'no row holds always, so say in `gap` what is said where none does' })
  const { says, 'talk-to': talkTo } = builder.file['not-covered']
  return { says, instead: '', talkTo, also: [] }
}

const buildRefusal = (raw: RefusalFile, at: Path, builder: Builder): Refusal => ({
  says: raw.refuse,
  instead: raw.instead,
  talkTo: raw['talk-to'] && decider(raw['talk-to'], [...at, 'talk-to'], builder),
  also: raw.also.map(buildAlso),
})

const ACTS = ['endorse', 'consult', 'decide', 'confirm', 'notify'] as const satisfies readonly Act[]

const buildStep = (step: StepFile, at: Path, builder: Builder): Step => {
  const act = ACTS.find((one) => step[one] !== undefined) ?? 'decide'
  return {
    act,
    by: [step[act] ?? []].flat().map((id) => decider(id, [...at, act], builder)),
    when: conditionAt(step.when, [...at, 'when'], builder),
    source: buildSource(step, at, builder),
    why: step.why,
    words: step.words,
    exception: step.exception && buildException(step.exception, [...at, 'exception'], builder),
  }
}

const buildException = (raw: NonNullable<StepFile['exception']>, at: Path, builder: Builder): Exception => ({
  when: conditionAt(raw.when, [...at, 'when'], builder),
  tried: raw.tried,
  instead: raw.instead.map((id) => decider(id, [...at, 'instead'], builder)),
})

const buildAsk = (ask: AskFile, at: Path, builder: Builder): Ask => {
  known(ask.fact, [...at, 'fact'], builder.facts, builder.report)
  return {
    fact: ask.fact,
    when: conditionAt(ask.when, [...at, 'when'], builder),
    must: conditionAt(ask.must, [...at, 'must'], builder),
    waive: conditionAt(ask.waive, [...at, 'waive'], builder),
    stops: ask.stops,
    source: { section: ask.section, clauses: ask.clauses },
    what: ask.what,
    otherwise: ask.otherwise,
  }
}
