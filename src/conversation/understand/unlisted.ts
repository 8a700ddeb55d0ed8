import type { Policy } from '../../policy/policy.ts'
import { phrasesOf, type Phrases } from './phrases.ts'
import { tokensOf } from './tokens.ts'

/**
 * What workers ask a bot for that decision matrices seldom list. Such words stop a smaller word inside them from being
 * taken for something alike: a laptop is no section 17 spend, a secure e-mail no secure bed.
 */
const SELDOM_LISTED = [
  'gym, gym membership, gym pass, football club fees, swimming lessons, driving lessons, driving licence, provisional licence',
  'holiday, holidays, abroad, overseas, flights, visa, sign passport, passport application signing',
  'delegated authority, sleepover, sleepovers, haircut, piercing, tattoo, name change, change of name, change name, change surname, deed poll, photo consent, media consent, school photo',
  'laptop, ipad, tablet computer, phone contract, work phone, work mobile, printer, printing, desk, parking, parking permit, mileage, expenses, train ticket for course, training course',
  'taxi account, taxi contract, school taxi, taxi to school, taxis to school, school transport, transport to school, home to school transport',
  'setting up home, setting up home allowance, setting up home grant, leaving care grant, care leaver grant, university bursary, student finance, savings account, pocket money, clothing allowance, birthday allowance, christmas allowance, fostering allowance, fostering fee, foster carer payment, carer expenses',
  'tuition, tutor, tutoring, private therapy, private counselling, counselling, play therapy, life coaching, mentor, mentoring, befriending',
  'respite, respite care, respite weekend, short break, short breaks, direct payment, direct payments, personal budget, occupational therapy, adaptations, wheelchair, blue badge',
  'annual leave, overtime, toil, sick leave, flexi, new starter, caseload, agency worker, agency staff, agency social worker',
  'interpreter, interpreters, translator, translation, translating, translated',
  'secure email, secure e-mail, secure attachment, secure tenancy, secure base, secure password, secure link, secure message, secure printing, secure place, secure funding, secure file, secure school place',
  'housing transfer, council house, council flat, housing register, housing application, ehcp, ehc plan, school place, school exclusion, school admission',
  'advocate, advocacy, independent visitor, subject access request, complaint, press enquiry, dbs, dbs check, police protection order',
  'mst, multisystemic therapy, multi systemic therapy, fft, functional family therapy, family therapy, systemic therapy, dbt, cbt, emdr, theraplay, equine therapy, art therapy, drama therapy, play therapist, therapist for',
  'drug test, drug testing, drugs test, alcohol test, alcohol testing, hair strand, hair strand test, hair strand testing, paternity test, dna test, dna testing, lie detector, polygraph',
  'staying put, stay put, carers want … stay put, stay on past 18, stay after 18',
  'passport … lac, lac … passport, passport … foster, foster … passport, passport … looked after, looked after … passport, passport … in care, in care … passport, carers … passport, passport … carers, carers … tenerife, carers … spain, carers … majorca, carers … turkey, carers … france, carers … disney, term time holiday, carers … term time, lac … term time, foster … term time, school trip abroad, ski trip, skiing',
  'dols, dol, deprivation of liberty, adoption match, matching panel, adoption panel, fostering panel, private fostering, funeral, funeral costs, adoption leave',
]

/** The seldom listed that this policy doesn't name either: where it does, its own words count. */
export const unlistedWords = ({ resources }: Policy): Phrases<true> => {
  const listed = new Set(
    [...resources.values()].flatMap(({ title, words }) => [title, ...words.names].map(plain)),
  )
  return phrasesOf(
    SELDOM_LISTED.flatMap((line) => line.split(', '))
      .filter((words) => !listed.has(plain(words)))
      .map((words) => ({ words, means: true })),
  )
}

const plain = (words: string): string =>
  tokensOf(words)
    .map(({ stem }) => stem)
    .join(' ')
