/** A small policy that is right, to plant mistakes in. */
export const RIGHT = `authority: little-town
name: Little Town
document:
  title: Who agrees
  dated: January 2026

roles:
  team-manager:
    title: Team Manager
    says: your team manager
    grade: 1
    scope: team
  head-of-service:
    title: Head of Service
    says: your head of service
    grade: 3
    scope: service

panels:
  board:
    title: The Board
    says: the board

tries:
  count: 2
  minutes-apart: 10

not-covered:
  says: The matrix doesn't cover that.
  talk-to: team-manager

readings:
  P9:
    matter: Which year is meant.
    taken: both
    options:
      both: Both years.
      financial-year: From 1 April.

ledgers:
  s17:
    title: Section 17 this year
    counts: amount
    per: family
    bases:
      - { year: financial, fact: spentBefore, says: since 1 April }

phrases:
  tried: ["{it} said no"]

facts:
  amount:
    kind: money
    label: Amount
    ask: How much is it?
  spentBefore:
    kind: money
    label: Spent before
  total:
    kind: money
    label: Total
    sum: [spentBefore, amount]
  age:
    kind: age
    label: Age
  urgent:
    kind: yes-no
    label: Urgent
    options:
      'yes': { words: [today], phrases: tried }
  placement:
    kind: choice
    label: Placement
    options:
      foster: { words: [foster home] }
      residential: { words: [children's home] }
  purpose:
    kind: text
    label: For

resources:
  s17:
    title: S17 spend
    says: section 17
    heading: '{amount} for {purpose}'
    ledger: s17
    exclusions:
      - id: too-young
        section: '7'
        rule: Not under five.
        when: { age: { less-than: 5 } }
        refuse: Not under five.
        instead: Ask somebody.
        talk-to: head-of-service
    rows:
      - id: small
        section: '7'
        clauses: [LT-1]
        rule: The team manager up to £100.
        when: { total: { at-most: £100 }, P9: both }
        readings: [P9]
        floor: true
        steps:
          - decide: team-manager
            section: '7'
            exception:
              tried: the-post
              instead: [head-of-service]
      - id: large
        section: '7'
        rule: The head of service above that.
        when: { total: { more-than: £100 }, placement: [foster, residential], urgent: yes }
        steps:
          - { decide: head-of-service, section: '7' }
        also:
          - { kind: limit, what: once }
        refer: [head-of-service]
    gap:
      refuse: Nobody can.
      instead: Ask somebody.
    asks:
      - { fact: purpose, stops: send, section: '7', what: what for }
    satisfied:
      - { id: sure, question: Sure?, section: '7' }
    fields:
      - { id: finished-by, label: Finished by, kind: date }
`

/** What is mistaken, what is written instead of what, and what is told: line, column, sentence. */
type Planted = readonly [mistake: string, from: string, to: string, told: readonly string[]]

export const PLANTED: readonly Planted[] = [
  [
    'top key misspelt',
    'resources:\n',
    'resurces:\n',
    ['81:1 "resurces" is not a key here; did you mean "resources"?'],
  ],
  ['top key in capitals', 'facts:\n', 'Facts:\n', ['51:1 "Facts" is not a key here; did you mean "facts"?']],
  [
    'key without colon',
    'authority: little-town',
    'authority little-town',
    ['1:1 expected `key: words` on this line: is a colon missing, or the space after it?'],
  ],
  [
    'key without space after colon',
    'authority: little-town',
    'authority:little-town',
    ['1:1 expected `key: words` on this line: is a colon missing, or the space after it?'],
  ],
  [
    'tab indent',
    '    title: Team Manager',
    '\ttitle: Team Manager',
    ['9:1 a tab stands here: lines begin with spaces, never with a tab'],
  ],
  [
    'tab inside',
    '    title: S17 spend\n',
    '\t  title: S17 spend\n',
    ['83:1 a tab stands here: lines begin with spaces, never with a tab'],
  ],
  [
    'indent too deep',
    '    title: S17 spend\n',
    '      title: S17 spend\n',
    [
      '84:1 this line begins in another column than the lines it belongs to: put the same number of spaces before each',
    ],
  ],
  [
    'indent too shallow',
    '    says: section 17',
    '   says: section 17',
    [
      '84:1 this line begins in another column than the lines it belongs to: put the same number of spaces before each',
    ],
  ],
  [
    'indent shallow: key falls out',
    '    says: section 17',
    '  says: section 17',
    [
      '84:9 this line begins in another column than the lines it belongs to: put the same number of spaces before each',
    ],
  ],
  [
    'row dash missing',
    '      - id: small\n',
    '        id: small\n',
    ['109:1 a dash begins an entry of a list, and what stands above is no list: give each entry its dash'],
  ],
  [
    'dash without space',
    '      - id: small\n',
    '      -id: small\n',
    [
      '96:12 this line begins in another column than the lines it belongs to: put the same number of spaces before each',
    ],
  ],
  ['role missing title', '    title: Team Manager\n', '', ['9:5 "title" is missing: expected words']],
  ['grade in words', 'grade: 3', 'grade: three', ['16:12 expected a number, found "three"']],
  ['grade a fraction', 'grade: 3', 'grade: 3.5', ['16:12 expected a whole number, found 3.5']],
  [
    'scope misspelt',
    'scope: service',
    'scope: servise',
    ['17:12 expected team, service, authority, found "servise"; did you mean "service"?'],
  ],
  [
    'role key misspelt',
    '    grade: 3',
    '    grad: 3',
    ['16:5 "grad" is not a key here; did you mean "grade"?'],
  ],
  [
    'role id with capital',
    '  team-manager:\n    title',
    '  Team-Manager:\n    title',
    [
      '8:3 "Team-Manager" can\'t be a name here: expected small letters, digits and hyphens; did you mean "team-manager"?',
    ],
  ],
  [
    'role id with space',
    '  head-of-service:\n    title',
    '  head of service:\n    title',
    [
      '13:3 "head of service" can\'t be a name here: expected small letters, digits and hyphens; did you mean "head-of-service"?',
    ],
  ],
  [
    'decide nobody known',
    'decide: head-of-service',
    'decide: head-of-servise',
    [
      '114:23 "head-of-servise" is not a role, a panel or anybody outside in this policy; did you mean "head-of-service"?',
    ],
  ],
  [
    'decide by title',
    'decide: head-of-service,',
    'decide: Head of Service,',
    [
      '114:23 expected small letters, digits and hyphens, found "Head of Service"; did you mean "head-of-service"?',
    ],
  ],
  [
    'decide misspelt',
    '- decide: team-manager',
    '- decides: team-manager',
    ['104:13 "decides" is not a key here; did you mean "decide"?'],
  ],
  [
    'step two acts',
    "- { decide: head-of-service, section: '7' }",
    "- { decide: head-of-service, consult: team-manager, section: '7' }",
    ['114:13 a step is exactly one of endorse, consult, decide, confirm, notify'],
  ],
  [
    'step without act',
    "- { decide: head-of-service, section: '7' }",
    "- { section: '7' }",
    ['114:13 a step is exactly one of endorse, consult, decide, confirm, notify'],
  ],
  [
    'step without section',
    "- { decide: head-of-service, section: '7' }",
    '- { decide: head-of-service }',
    ['114:13 "section" is missing: expected words'],
  ],
  [
    'decide empty',
    "- { decide: head-of-service, section: '7' }",
    "- { decide: , section: '7' }",
    ['114:23 expected words, or a list, found nothing'],
  ],
  [
    'decide empty list',
    "- { decide: head-of-service, section: '7' }",
    "- { decide: [], section: '7' }",
    ['114:23 expected at least one, found nothing'],
  ],
  [
    'refer unknown',
    'refer: [head-of-service]',
    'refer: [head-of-servce]',
    [
      '117:16 "head-of-servce" is not a role, a panel or anybody outside in this policy; did you mean "head-of-service"?',
    ],
  ],
  [
    'refer not list',
    'refer: [head-of-service]',
    'refer: head-of-service',
    ['117:16 expected a list, found "head-of-service": put it in brackets, [head-of-service]'],
  ],
  [
    'talk-to unknown',
    '        talk-to: head-of-service',
    '        talk-to: headofservice',
    [
      '94:18 "headofservice" is not a role, a panel or anybody outside in this policy; did you mean "head-of-service"?',
    ],
  ],
  [
    'talk-to misspelt',
    '        talk-to: head-of-service',
    '        talkto: head-of-service',
    ['94:9 "talkto" is not a key here; did you mean "talk-to"?'],
  ],
  [
    'instead unknown in exception',
    'instead: [head-of-service]\n',
    'instead: [head-service]\n',
    [
      '108:24 "head-service" is not a role, a panel or anybody outside in this policy; did you mean "head-of-service"?',
    ],
  ],
  [
    'tried misspelt',
    'tried: the-post',
    'tried: thepost',
    ['107:22 expected the-post, every-post-of-the-role, found "thepost"; did you mean "the-post"?'],
  ],
  [
    'fact misspelt in when',
    '{ total: { at-most: £100 }, P9',
    '{ totl: { at-most: £100 }, P9',
    ['100:23 "totl" is not a fact of this policy; did you mean "total"?'],
  ],
  [
    'fact misspelt in ask',
    'fact: purpose',
    'fact: purpos',
    ['122:17 "purpos" is not a fact of this policy; did you mean "purpose"?'],
  ],
  [
    'fact name capital',
    '{ age: { less-than: 5 } }',
    '{ Age: { less-than: 5 } }',
    ['91:22 "Age" is not a reading of this policy; did you mean "age"?'],
  ],
  [
    'fact name hyphen',
    '  spentBefore:\n',
    '  spent-before:\n',
    [
      '56:3 "spent-before" can\'t be a name here: expected one word that begins with a small letter; did you mean "spentBefore"?',
    ],
  ],
  [
    'limit misspelt',
    '{ total: { at-most: £100 }, P9',
    '{ total: { atmost: £100 }, P9',
    [
      '100:34 "atmost" is not a limit: expected at-most, less-than, at-least, more-than, known or given; did you mean "at-most"?',
    ],
  ],
  [
    'limit misspelt 2',
    '{ total: { more-than: £100 }',
    '{ total: { morethan: £100 }',
    [
      '112:36 "morethan" is not a limit: expected at-most, less-than, at-least, more-than, known or given; did you mean "more-than"?',
    ],
  ],
  [
    'limit other words',
    '{ total: { more-than: £100 }',
    '{ total: { above: £100 }',
    ['112:33 "above" is not a limit: expected at-most, less-than, at-least, more-than, known or given'],
  ],
  [
    'symbol condition',
    '{ total: { more-than: £100 }',
    "{ total: '> £100' ",
    ['112:24 expected an amount such as £100 or £99.50, found "> £100"'],
  ],
  [
    'money as number',
    'at-most: £100',
    'at-most: 100',
    ['100:24 expected an amount such as £100 or £99.50, found 100'],
  ],
  [
    'money with comma',
    'at-most: £100',
    "at-most: '£1,000'",
    ['100:24 expected an amount such as £100 or £99.50, found "£1,000"'],
  ],
  [
    'money three decimals',
    'at-most: £100',
    'at-most: £100.005',
    ['100:24 expected an amount such as £100 or £99.50, found "£100.005"'],
  ],
  [
    'money other currency',
    'at-most: £100',
    'at-most: $100',
    ['100:24 expected an amount such as £100 or £99.50, found "$100"'],
  ],
  ['age as words', 'less-than: 5', 'less-than: five', ['91:22 expected a whole number, found "five"']],
  ['age negative', 'less-than: 5', 'less-than: -5', ['91:22 expected a whole number, found -5']],
  [
    'yes-no misspelt',
    'urgent: yes',
    'urgent: yess',
    ['112:87 expected yes or no, found "yess"; did you mean "yes"?'],
  ],
  ['yes-no quoted maybe', 'urgent: yes', 'urgent: maybe', ['112:87 expected yes or no, found "maybe"']],
  [
    'limit on yes-no',
    'urgent: yes',
    'urgent: { at-least: 1 }',
    [
      '112:99 "at-least" goes with amounts, numbers, ages and times: "urgent" is yes or no',
      '112:87 expected yes or no, found 1',
    ],
  ],
  [
    'limit on choice',
    'placement: [foster, residential]',
    'placement: { at-most: foster }',
    [
      '112:67 "at-most" goes with amounts, numbers, ages and times: "placement" is one of foster, residential',
    ],
  ],
  [
    'option misspelt',
    'placement: [foster, residential]',
    'placement: [fostr, residential]',
    ['112:56 expected one of foster, residential, found "fostr"; did you mean "foster"?'],
  ],
  [
    'option unknown single',
    'placement: [foster, residential]',
    'placement: kinship',
    ['112:56 expected one of foster, residential, found "kinship"'],
  ],
  [
    'any not a list',
    'when: { age: { less-than: 5 } }',
    'when: { any: { age: { less-than: 5 } } }',
    ['91:22 "any" needs a list of conditions: any: [{ … }, { … }]'],
  ],
  [
    'any misspelt',
    'when: { age: { less-than: 5 } }',
    'when: { anyof: [{ age: { less-than: 5 } }] }',
    ['91:24 "anyof" is not a fact of this policy'],
  ],
  [
    'not a list',
    'when: { age: { less-than: 5 } }',
    'when: { not: [{ age: { less-than: 5 } }] }',
    ['91:22 expected a condition in "not", as in not: { fact: value }'],
  ],
  [
    'not a word',
    'when: { age: { less-than: 5 } }',
    'when: { not: age }',
    ['91:22 expected a condition in "not", as in not: { fact: value }'],
  ],
  [
    'any of words',
    'when: { age: { less-than: 5 } }',
    'when: { any: [age, urgent] }',
    [
      '91:23 expected a condition in "any", as in any: [{ fact: value }, { fact: value }]',
      '91:28 expected a condition in "any", as in any: [{ fact: value }, { fact: value }]',
    ],
  ],
  [
    'when a word',
    'when: { age: { less-than: 5 } }',
    'when: age less than 5',
    ['91:15 expected a condition such as { urgent: yes }, found "age less than 5"'],
  ],
  [
    'when a list',
    'when: { age: { less-than: 5 } }',
    'when: [{ age: { less-than: 5 } }]',
    ['91:15 expected a condition such as { urgent: yes }, found a list'],
  ],
  [
    'known false',
    'when: { age: { less-than: 5 } }',
    'when: { age: { known: false } }',
    ['91:31 "known" is only ever true: for the opposite write not: { age: { known: true } }'],
  ],
  [
    'limits contradict key',
    'when: { age: { less-than: 5 } }',
    'when: { age: { less-than: 5, more-then: 2 } }',
    [
      '91:49 "more-then" is not a limit: expected at-most, less-than, at-least, more-than, known or given; did you mean "more-than"?',
    ],
  ],
  [
    'fact empty',
    'when: { age: { less-than: 5 } }',
    'when: { age: }',
    ['91:22 expected words, or a number, or true or false, found nothing'],
  ],
  [
    'reading option unknown',
    'P9: both }',
    'P9: bth }',
    ['100:47 "bth" is not an option of reading P9: it has both, financial-year; did you mean "both"?'],
  ],
  [
    'reading unknown',
    'P9: both }',
    'P99: both }',
    ['100:48 "P99" is not a reading of this policy; did you mean "P9"?'],
  ],
  [
    'reading in list unknown',
    'readings: [P9]',
    'readings: [P8]',
    ['101:19 "P8" is not a reading of this policy; did you mean "P9"?'],
  ],
  [
    'reading taken unknown',
    'taken: both',
    'taken: bothh',
    ['35:12 "bothh" is not one of its options: it has both, financial-year; did you mean "both"?'],
  ],
  [
    'reading id',
    '  P9:\n',
    '  nine:\n',
    ['33:3 "nine" can\'t be a name here: expected a capital letter and a number, such as P9'],
  ],
  [
    'ledger unknown',
    'ledger: s17',
    'ledger: s71',
    ['86:13 "s71" is not a ledger of this policy; did you mean "s17"?'],
  ],
  [
    'ledger counts unknown',
    'counts: amount',
    'counts: amout',
    ['43:13 "amout" is not a fact of this policy; did you mean "amount"?'],
  ],
  [
    'ledger year',
    'year: financial',
    'year: finacial',
    ['46:17 expected financial, rolling, found "finacial"; did you mean "financial"?'],
  ],
  [
    'a fact that every request has',
    '  purpose:\n    kind: text\n',
    '  family:\n    kind: text\n    label: Family\n  purpose:\n    kind: text\n',
    ['78:5 "family" is the case reference that every request has: call the fact something else'],
  ],
  ['per', 'per: family', 'per: child', ['44:10 expected family, person, found "child"']],
  [
    'kind misspelt',
    'kind: yes-no',
    'kind: yesno',
    [
      '67:11 expected money, number, age, days, weeks, hours, date, yes-no, choice, text, found "yesno"; did you mean "yes-no"?',
    ],
  ],
  [
    'kind missing',
    '  purpose:\n    kind: text\n',
    '  purpose:\n',
    ['78:5 "kind" is missing: expected money, number, age, days, weeks, hours, date, yes-no, choice, text'],
  ],
  [
    'sum unknown',
    'sum: [spentBefore, amount]',
    'sum: [spendBefore, amount]',
    ['62:10 "spendBefore" is not a fact of this policy; did you mean "spentBefore"?'],
  ],
  [
    'sum of itself',
    'sum: [spentBefore, amount]',
    'sum: [total, amount]',
    ['62:10 "total" is worked out from itself'],
  ],
  [
    'sum of words',
    'sum: [spentBefore, amount]',
    'sum: [purpose, amount]',
    ['62:10 expected a number or an amount, and "purpose" is of the kind text'],
  ],
  [
    'phrases unknown',
    'phrases: tried',
    'phrases: tired',
    ['70:41 "tired" is not a list of phrases of this policy; did you mean "tried"?'],
  ],
  [
    'yes-no option',
    "      'yes': { words",
    "      'ja': { words",
    ["70:13 expected 'yes' or 'no' (in quotes), found \"ja\": a fact with other answers is a choice"],
  ],
  [
    'choice without options',
    "    options:\n      foster: { words: [foster home] }\n      residential: { words: [children's home] }\n",
    '',
    [
      '72:5 a choice needs `options`: what it can be, each with the words people use',
      '109:56 expected one of its options (it has none), found "foster"',
      '109:56 expected one of its options (it has none), found "residential"',
    ],
  ],
  [
    'duplicate key',
    '    title: S17 spend\n',
    '    title: S17 spend\n    title: S17 spend again\n',
    ['84:5 "title" stands here twice: give it once'],
  ],
  [
    'duplicate row id',
    '      - id: large\n',
    '      - id: small\n',
    ['109:13 "small" is the name of another already: give each its own'],
  ],
  [
    'duplicate satisfied id',
    "      - { id: sure, question: Sure?, section: '7' }",
    "      - { id: sure, question: Sure?, section: '7' }\n      - { id: sure, question: Really?, section: '7' }",
    ['125:15 "sure" is the name of another already: give each its own'],
  ],
  [
    'paper for no panel',
    '    fields:\n',
    "    papers:\n      - { id: plan, what: the plan, panels: [bord], section: '7' }\n    fields:\n",
    ['126:46 "bord" is not a panel of this policy; did you mean "board"?'],
  ],
  [
    'duplicate paper id',
    '    fields:\n',
    "    papers:\n      - { id: plan, what: the plan, section: '7' }\n      - { id: plan, what: a plan, section: '7' }\n    fields:\n",
    ['127:15 "plan" is the name of another already: give each its own'],
  ],
  [
    'next is no resource',
    '    fields:\n',
    '    next:\n      - { start: s18 }\n    fields:\n',
    ['126:18 "s18" is not a resource of this policy; did you mean "s17"?'],
  ],
  [
    'instead carries no fact',
    '    fields:\n',
    '    instead:\n      - { start: s17, carries: [purpos] }\n    fields:\n',
    ['126:33 "purpos" is not a fact of this policy; did you mean "purpose"?'],
  ],
  [
    'duplicate fact',
    '  purpose:\n    kind: text',
    '  age:\n    kind: text',
    ['77:3 "age" stands here twice: give it once'],
  ],
  [
    'role and panel of one id',
    'panels:\n  board:',
    'panels:\n  team-manager:',
    ['21:5 "team-manager" is the name of another already: give each its own'],
  ],
  [
    'stops misspelt',
    'stops: send',
    'stops: sent',
    ['122:33 expected send, approve, nothing, found "sent"; did you mean "send"?'],
  ],
  ['stops wrong', 'stops: send', 'stops: always', ['122:33 expected send, approve, nothing, found "always"']],
  [
    'floor yes',
    'floor: true',
    'floor: yes',
    ['102:16 expected true or false, found "yes"; did you mean true?'],
  ],
  ['floor word', 'floor: true', 'floor: ja', ['102:16 expected true or false, found "ja"']],
  [
    'section number',
    "        section: '7'\n        clauses: [LT-1]",
    '        section: 7\n        clauses: [LT-1]',
    ['97:18 expected words, found 7: put it in quotes'],
  ],
  [
    'section decimal',
    "        section: '7'\n        clauses: [LT-1]",
    '        section: 4.2\n        clauses: [LT-1]',
    ['97:18 expected words, found 4.2: put it in quotes'],
  ],
  [
    'clauses not list',
    'clauses: [LT-1]',
    'clauses: LT-1',
    ['98:18 expected a list, found "LT-1": put it in brackets, [LT-1]'],
  ],
  [
    'row both steps and refuse',
    '        floor: true\n',
    '        floor: true\n        refuse: No.\n        instead: Ask.\n',
    ['96:9 expected either "steps" or "refuse", found both'],
  ],
  [
    'refuse without instead',
    '        refuse: Not under five.\n        instead: Ask somebody.\n',
    '        refuse: Not under five.\n',
    ['88:9 "instead" is missing: expected words'],
  ],
  [
    'gap missing',
    '    gap:\n      refuse: Nobody can.\n      instead: Ask somebody.\n',
    '',
    ['83:5 no row holds always, so say in `gap` what is said where none does'],
  ],
  ['gap misspelt', '    gap:\n', '    gaps:\n', ['118:5 "gaps" is not a key here; did you mean "gap"?']],
  [
    'steps not list',
    "        steps:\n          - decide: team-manager\n            section: '7'\n            exception:\n              tried: the-post\n              instead: [head-of-service]\n",
    '        steps: team-manager\n',
    ['103:16 expected a list, found "team-manager": put it in brackets, [team-manager]'],
  ],
  [
    'steps empty',
    "        steps:\n          - { decide: head-of-service, section: '7' }\n",
    '        steps: []\n',
    ['113:16 expected at least one, found nothing'],
  ],
  [
    'rows as map',
    '    rows:\n      - id: small\n',
    '    rows:\n      small:\n',
    ['109:1 a dash begins an entry of a list, and what stands above is no list: give each entry its dash'],
  ],
  [
    'also kind',
    'kind: limit,',
    'kind: limits,',
    [
      '116:21 expected limit, notify, consult, ratify, prior_agreement, prerequisite, arrange_via, chair, refer, form, flag, found "limits"; did you mean "limit"?',
    ],
  ],
  ['field kind', 'kind: date }', 'kind: day }', ['126:54 expected line, date, time, choice, found "day"']],
  [
    'missing close brace',
    '- { kind: limit, what: once }',
    '- { kind: limit, what: once',
    ['117:9 expected } before this line: a bracket above it is not closed'],
  ],
  [
    'missing close bracket',
    'refer: [head-of-service]',
    'refer: [head-of-service',
    ['118:5 expected ] before this line: a bracket above it is not closed'],
  ],
  [
    'colon in sentence',
    'rule: Not under five.',
    'rule: Not under five: never.',
    ['90:15 a colon and a space inside a sentence begin a new key: put the whole sentence in quotes'],
  ],
  [
    'apostrophe quote',
    'rule: Not under five.',
    "rule: 'Don't under five.'",
    ['90:20 this comes after a closing quote or bracket: put the whole sentence in double quotes'],
  ],
  [
    'unclosed quote',
    'rule: Not under five.',
    'rule: "Not under five.',
    ['90:15 the quote that begins here is never closed'],
  ],
  [
    'starts with @',
    'rule: Not under five.',
    'rule: @home only',
    ["90:15 words can't begin with @: put the whole sentence in quotes"],
  ],
  [
    'starts with {',
    'rule: Not under five.',
    'rule: {amount} only',
    ['90:24 this comes after a closing quote or bracket: put the whole sentence in double quotes'],
  ],
  [
    'hash in words',
    'refuse: Nobody can.',
    'refuse: #1 rule',
    ['119:15 expected words, found nothing: # begins a remark that is not read, so put the words in quotes'],
  ],
  [
    'alias unknown',
    'when: { age: { less-than: 5 } }',
    'when: *young',
    ['91:15 *young stands for nothing: no line above has &young'],
  ],
  ['empty rule', 'rule: Not under five.', 'rule:', ['90:14 expected words, found nothing']],
  [
    'must in words',
    "stops: send, section: '7', what",
    "must: yes, stops: send, section: '7', what",
    ['122:32 expected a condition such as { urgent: yes }, found "yes"'],
  ],
  ['tries as word', 'count: 2', 'count: two', ['25:10 expected a number, found "two"']],
  ['tries zero', 'count: 2', 'count: 0', ['25:10 expected more than 0, found 0']],
  [
    'heading fact unknown',
    "'{amount} for {purpose}'",
    "'{amont} for {purpose}'",
    ['85:14 "amont" is not a fact of this policy; did you mean "amount"?'],
  ],
  [
    'not-covered missing',
    "not-covered:\n  says: The matrix doesn't cover that.\n  talk-to: team-manager\n",
    '',
    ['1:1 "not-covered" is missing: expected keys with values'],
  ],
  [
    'satisfied required word',
    'question: Sure?,',
    'question: Sure?, required: maybe,',
    ['124:48 expected true or false, found "maybe"'],
  ],
  [
    'must without otherwise',
    "stops: send, section: '7', what",
    "must: { purpose: food }, stops: send, section: '7', what",
    ['122:9 "otherwise" is missing: expected what is said when the answer is not what it must be'],
  ],
  [
    'smart quotes',
    "section: '7'\n        rule: Not",
    'section: ‘7’\n        rule: Not',
    ["89:18 curly quotes are read as part of the words: write straight ones, '7'"],
  ],
  [
    'non-breaking space',
    '    says: section 17',
    '\u00a0   says: section 17',
    ['84:1 this line begins with a space that is not an ordinary one: write it anew'],
  ],
]
