import { clean } from './normalise.ts'

/** One word of a message, as it is compared: small letters, a plain stem, and the clause it stands in. */
export type Token = {
  readonly word: string
  readonly stem: string
  readonly clause: number
  /** Where it stands in the cleaned text, for whoever cuts words out. */
  readonly from: number
  readonly to: number
}

// What people in this field shorten, whatever council they work for. A council's own words live in its policy.
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mtg: 'meeting',
    mtgs: 'meeting',
    meetin: 'meeting',
    mting: 'meeting',
    mtng: 'meeting',
    conf: 'conference',
    confs: 'conference',
    ax: 'assessment',
    ass: 'assessment',
    axs: 'assessment',
    assmt: 'assessment',
    asmt: 'assessment',
    assess: 'assessment',
    assesment: 'assessment',
    assessmt: 'assessment',
    asst: 'assessment',
    accom: 'accommodation',
    accomm: 'accommodation',
    accomodation: 'accommodation',
    accomodate: 'accommodate',
    accomodated: 'accommodated',
    plcmt: 'placement',
    plcmnt: 'placement',
    plmt: 'placement',
    placemnt: 'placement',
    pment: 'placement',
    resi: 'residential',
    resid: 'residential',
    wk: 'week',
    wks: 'week',
    wkly: 'weekly',
    mth: 'month',
    mths: 'month',
    hr: 'hour',
    hrs: 'hour',
    yr: 'year',
    yrs: 'year',
    yp: 'young person',
    yps: 'young person',
    sw: 'social worker',
    sws: 'social worker',
    tm: 'team manager',
    gm: 'group manager',
    hos: 'head of service',
    fam: 'family',
    fams: 'family',
    grp: 'group',
    apps: 'application',
    appn: 'application',
    appl: 'application',
    app: 'application',
    refer: 'referral',
    reff: 'referral',
    ref: 'referral',
    refs: 'referral',
    refd: 'referral',
    mtfc: 'foster',
    fc: 'foster carer',
    fcs: 'foster carer',
    fp: 'foster placement',
    procs: 'proceedings',
    proc: 'proceedings',
    proceeding: 'proceedings',
    supv: 'supervised',
    sup: 'supervised',
    tmrw: 'tomorrow',
    tmw: 'tomorrow',
    tomoz: 'tomorrow',
    '2moro': 'tomorrow',
    tonite: 'tonight',
    '2nite': 'tonight',
    '2night': 'tonight',
    '2day': 'today',
    thro: 'through',
    thru: 'through',
    w: 'with',
    wi: 'with',
    bday: 'birthday',
    xmas: 'christmas',
    birthmum: 'birth mother',
    birthdad: 'birth father',
    counciling: 'counselling',
    counseling: 'counselling',
    counsellin: 'counselling',
    councelling: 'counselling',
    councillor: 'counsellor',
    counselor: 'counsellor',
    councellor: 'counsellor',
    psych: 'psychological',
    psychol: 'psychological',
    viab: 'viability',
    viabs: 'viability',
    cinmtg: 'cin meeting',
    perm: 'permanent',
    ltf: 'long term fostering',
    decisn: 'decision',
    auth: 'authorise',
    govt: 'government',
    hosp: 'hospital',
    hv: 'health visitor',
    gran: 'grandmother',
    nan: 'grandmother',
    nana: 'grandmother',
    grandma: 'grandmother',
    gma: 'grandmother',
    nanna: 'grandmother',
    granny: 'grandmother',
    auntie: 'aunt',
    aunty: 'aunt',
    aunties: 'aunt',
    grandad: 'grandfather',
    granddad: 'grandfather',
    grandpa: 'grandfather',
    prot: 'protection',
    urg: 'urgent',
    emerg: 'emergency',
    emer: 'emergency',
    ed: 'education',
    mum: 'mother',
    mums: 'mother',
    mom: 'mother',
    dad: 'father',
    dads: 'father',
    bab: 'baby',
    bby: 'baby',
    ppl: 'people',
    cant: 'cannot',
    "can't": 'cannot',
    wont: 'not',
    dont: 'not',
    "don't": 'not',
    "won't": 'not',
    aint: 'not',
    "ain't": 'not',
    cba: 'not',
    couldnt: 'not',
    "couldn't": 'not',
    havnt: 'not',
    dnt: 'not',
    dint: 'not',
    isnt: 'not',
    "isn't": 'not',
    hasnt: 'not',
    "hasn't": 'not',
    havent: 'not',
    "haven't": 'not',
    didnt: 'not',
    "didn't": 'not',
    wasnt: 'not',
    "wasn't": 'not',
    doesnt: 'not',
    "doesn't": 'not',
    arent: 'not',
    "aren't": 'not',
    werent: 'not',
    "weren't": 'not',
    shouldnt: 'not',
    "shouldn't": 'not',
    wouldnt: 'not',
    "wouldn't": 'not',
  }),
)

const PLAIN_WORD = /£?[a-z0-9]+(?:[&'][a-z0-9]+)*|[.,;:!?()+\n]|\s-\s/g
const WORD = /£?[\p{L}\p{N}]+(?:[&'][\p{L}\p{N}]+)*|[.,;:!?()+\n]|\s-\s/gu
const STOPS = /^(?:[.;:!?\n]|,|\s-\s|\(|\))$/

/** Folds what is written several ways into one: "section 20", "s.20", "b and b", "reg. 24". Lengths may change. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/([a-z]{2})&(?=[a-z]{2})/g, '$1 & ')
    .replace(/\bw\/o(?:ut)?\b/g, 'without')
    .replace(/\bw\/ ?(?=[a-z])/g, 'with ')
    .replace(/\bskip(?:s|ped|ping)? (?=(?:the|any|all|that)\b)/g, 'not ')
    .replace(/\b(a|one) (?:whole|entire) /g, '$1 ')
    .replace(/(?:→|⇒|->|=>|>)/g, ' to ')
    .replace(/\b(?:s|sec|sect|section)[ .]{0,2}(\d{2})\b/g, 's$1')
    .replace(/\b(?:reg|regs|regulation)[ .]{0,2}(\d{2})\b/g, 'reg$1')
    .replace(/\b(\d{1,3})(hrs?|h|hours?|wks?|weeks?|days?|mths?|months?|yrs?|yo|nights?|x)\b/g, '$1 $2')
    .replace(/\b([a-z])(?: ?[&+] ?| (?:and|n|'n'?) )([a-z])\b(?!')/g, '$1&$2')

type Word = Pick<Token, 'word' | 'stem'>

// A policy's phrases are made of the same few thousand words: each is looked up and stemmed once.
const KNOWN = new Map<string, readonly Word[]>()
const MOST_KNOWN = 20_000

const wordsOf = (written: string): readonly Word[] => {
  const known = KNOWN.get(written)
  if (known) return known
  const words = (SHORT.get(written) ?? written.replace(/'s?$|'s$/, ''))
    .split(' ')
    .map((word) => ({ word, stem: stemOf(SHORT.get(word) ?? word) }))
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
  KNOWN.set(written, words)
  return words
}

// Nothing to fold, no stop, no figure: most phrases of a policy, and they are many.
const FOLDED_WORDS = /skip|whole|entire/
const LETTERS_ONLY = /^[a-z]{2,}(?: [a-z]{2,})*$/

const plainTokens = (text: string): readonly Token[] => {
  let from = 0
  return text.split(' ').flatMap((written) => {
    const at = from
    from += written.length + 1
    return wordsOf(written).map(({ word, stem }) => ({
      word,
      stem,
      clause: 0,
      from: at,
      to: at + written.length,
    }))
  })
}

/** The words of a message or of a policy's phrase, ready to compare. */
export const tokensOf = (message: string): readonly Token[] => {
  const lower = message.toLowerCase()
  if (lower.length < 200 && LETTERS_ONLY.test(lower) && !FOLDED_WORDS.test(lower)) return plainTokens(lower)
  const tokens: Token[] = []
  let clause = 0
  const text = folded(clean(message).text)
  for (const match of text.matchAll(/[^ -~£]/.test(text) ? WORD : PLAIN_WORD)) {
    const [written] = match
    if (STOPS.test(written)) {
      clause += 1
      continue
    }
    const from = match.index
    for (const { word, stem } of wordsOf(written))
      tokens.push({ word, stem, clause, from, to: from + written.length })
  }
  return tokens
}

// Words that are others without their "e": care is no car, a note no "not".
const KEEPS_E = new Set(
  'bare bite cane cape care cube cute dine fate fine hate here hide hope huge kite made mate mope note pane pine plane rate ripe robe scare scene site spine stare strange stripe tape there these those tube twine wine write'.split(
    ' ',
  ),
)
const LOST_E: ReadonlySet<string> = new Set([...KEEPS_E].map((word) => word.slice(0, -1)))
// A carer is looking after, a child is looked after; a care plan is not planned care.
const ITS_OWN = new Set(['looking', 'planned'])

/** A plain English stem: enough to bring "assessments" to "assessment" and "accommodating" to "accommodate". */
export const stemOf = (word: string): string => {
  if (word.length < 4 || ITS_OWN.has(word) || /\d/.test(word)) return word
  const single = word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|ss|z)es$/, '$1')
    .replace(/([^siu])s$/, '$1')
  if (KEEPS_E.has(single)) return single
  if (single.length < 6) return single.replace(/e$/, '')
  const root = single.replace(/ation$/, 'at').replace(/(?:ing|ed)$/, '')
  if (LOST_E.has(root)) return `${root}e`
  return root.replace(/([bdgmnprt])\1$/, '$1').replace(/e$/, '')
}
