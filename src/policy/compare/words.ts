import type { Answer, Policy, Refusal, Resource, Row } from '../policy.ts'

/** A text that people read, by where it stands: "the rule of s17-up-to-100"; and how a change of it is told, where the place says too little. */
type Text = readonly [place: string, text: string, now?: string]

/** Places whose words changed and nothing else. A place that is new or gone is told elsewhere. */
export const wordsChanged = (old: Resource, now: Resource): readonly string[] =>
  changed(textsOf(old), textsOf(now))

/** The same of what stands outside the resources: questions, labels, how posts are spoken of, readings. */
export const policyWordsChanged = (old: Policy, now: Policy): readonly string[] =>
  changed(policyTexts(old), policyTexts(now))

const changed = (old: readonly Text[], now: readonly Text[]): readonly string[] => {
  const before = new Map(old.map(([place, text]) => [place, text]))
  return now.flatMap(([place, text, says = place]) => {
    const was = before.get(place)
    return was === undefined || was === text ? [] : [says]
  })
}

const textsOf = (resource: Resource): readonly Text[] => [
  ['how it is said', resource.says],
  ['the heading', resource.heading],
  ...refusalTexts('the gap', resource.gap),
  ...[...resource.exclusions, ...resource.rows].flatMap(rowTexts),
  ...resource.asks.flatMap((ask, i): Text[] => {
    const place = `the question "${ask.fact}"${resource.asks.findIndex(({ fact }) => fact === ask.fact) === i ? '' : ` (${i + 1})`}`
    return [
      [place, `${ask.what} ${ask.otherwise}`],
      [`what ${place} cites`, cited(ask.source)],
    ]
  }),
  ...resource.satisfied.flatMap((one): Text[] => [
    [`what "${one.id}" asks the decider`, one.question],
    [`what "${one.id}" cites`, cited(one.source)],
  ]),
  ['what would change the answer', resource.changes.join('\n')],
  ['what comes afterwards', resource.afterwards.join('\n')],
  ['what comes after an appeal that is allowed', resource.appeal?.allowed.join('\n') ?? ''],
  ['what comes after an appeal that is not allowed', resource.appeal?.notAllowed.join('\n') ?? ''],
]

const rowTexts = (row: Row): readonly Text[] => [
  [`the rule of ${row.id}`, row.rule, `a rule now says "${row.rule}" (row ${row.id})`],
  [`what ${row.id} cites`, cited(row.source)],
  ...answerTexts(row.id, row.answer),
]

const answerTexts = (row: string, answer: Answer): readonly Text[] => {
  switch (answer.kind) {
    case 'refuse':
      return refusalTexts(row, answer)
    case 'advise':
      return [[`the advice of ${row}`, answer.says]]
    case 'steps':
      return answer.steps.map(({ act, by, why, words, source }): Text => [
        `what ${row} says of who ${VERBS[act]} (${by.join(' or ')})`,
        `${why} ${words} ${cited(source)}`,
      ])
  }
}

const VERBS = {
  endorse: 'agrees beforehand',
  consult: 'is consulted',
  decide: 'decides',
  confirm: 'confirms',
  notify: 'is told',
} as const

const refusalTexts = (place: string, { says, instead, also }: Refusal): readonly Text[] => [
  [`the refusal of ${place}`, says],
  [`what ${place} says to do instead`, instead],
  [`what goes with ${place}`, JSON.stringify(also)],
]

const cited = ({ section, clauses }: Row['source']): string => `${section} ${clauses.join(' ')}`

const policyTexts = (policy: Policy): readonly Text[] => [
  ['what is said of anything not covered', policy.notCovered.says],
  ['the documents', policy.documents.map(({ title, dated }) => `${title} ${dated}`).join('; ')],
  ['the name of the authority', policy.name],
  ...[...policy.deciders.values()].map(({ id, says }): Text => [`how ${id} is spoken of`, says]),
  ...[...policy.readings.values()].map(({ id, matter, options }): Text => [
    `reading ${id}`,
    `${matter} ${JSON.stringify([...options])}`,
  ]),
  ...[...policy.facts.values()].flatMap(({ id, label, ask, words, options }): Text[] => [
    [`the question or label of "${id}"`, `${label} ${ask}`],
    [`the words people use for "${id}"`, words.join(', ')],
    ...[...options].map(([option, said]): Text => [
      `the words people use for "${option}" of "${id}"`,
      JSON.stringify(said),
    ]),
  ]),
]
