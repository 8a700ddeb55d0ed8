import { clean } from './normalise.ts'

/** A message fit to be kept: names and dates of birth left out, everything else as typed. */
export type LeftOut = { readonly text: string; readonly leftOut: boolean }

/** Whether a capitalised word is known to be no family's name: a word of the policy, a colleague, a service. */
export type Keep = (word: string) => boolean

export type LeftOutKind = 'name' | 'date of birth' | 'date' | 'address'

const KINDS: readonly (readonly [LeftOutKind, RegExp])[] = [
  ['name', /\[name left out\]|\ba (?:child|young person) of \d|\bthe family\b/],
  ['date of birth', /\[date of birth left out\]/],
  ['date', /\[date left out\]/],
  ['address', /\[address left out\]/],
]

/** What was left out of a text, by what stands in it instead. */
export const kindsIn = (text: string): readonly LeftOutKind[] =>
  KINDS.flatMap(([kind, sign]) => (sign.test(text) ? [kind] : []))

const keepNothing: Keep = () => false

const DATE = String.raw`\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[a-z]{3,9})[ ./-]\d{2,4}`
const BIRTH = new RegExp(
  String.raw`\b(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on)?|birthday(?: is| was)?(?: on)?)[ :]*(?:the )?${DATE}`,
  'giu',
)
// A full date with a year between 1990 and now beside a child is a birthday more often than anything else.
const BIRTH_YEAR = /\(?\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}\b\)?/gu

// "Mum Kasia", "a brother called Oluwaseun": whatever follows these with a capital is a name, known or not.
const CALLED =
  /\b(?<before>(?:[Mm]um|[Mm]ummy|[Mm]other|[Dd]ad|[Dd]addy|[Ff]ather|[Nn]an|[Gg]ran|[Gg]randma|[Gg]randad|[Aa]unt|[Aa]untie|[Uu]ncle|[Bb]rother|[Ss]ister|[Ss]on|[Dd]aughter|[Cc]ousin|[Tt]wins?|[Cc]alled|[Nn]amed),? )(?<name>\p{Lu}\p{Ll}+(?:['-]\p{Lu}\p{Ll}+)?)(?<second> \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)?(?![\p{L}])/gu
const NO_NAMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december is has had was will would can could says said agrees agreed and but or in on at to for with from the a an not no yes all both he she they we i it this that if when who child children protection police school nursery section social worker'.split(
    ' ',
  ),
)

const FIRST_NAMES = new Set(
  `aaliyah aaron abbie abdul abigail adam adele ahmed aidan aisha alan albert alex alexander alfie ali alice alicia alisha amara amber amelia amina amir amy ana andrew angel angela anna anne anthony archie ariana arthur ash ashley austin ava bailey barry bella ben benjamin beth bethany billy blake bobby bradley brandon brian brooke caitlin callum cameron carl carol caroline casey catherine charlie charlotte chantelle chelsea chloe chris christian christopher claire clare cody colin connor corey courtney craig daisy dan daniel danielle darren dave david dean declan demi dexter diana dominic donna dylan eden edward eleanor eli elijah eliza elizabeth ella ellie elliot elsie emily emma eric erin esme ethan eva evan eve evie ewan faith fatima finley florence frank freddie freya gabriel gary gemma george georgia georgina grace graham hannah harley harriet harris harrison harry harvey hassan hayden hayley heather heidi helen henry holly hugo ian ibrahim imogen iqra isaac isabel isabella isabelle isla ivy jack jackson jacob jade jaden jake james jamie jan jane janet jason jasmine jay jayden jenna jennifer jenny jess jesse jessica jim joanne jodie joe joel john jon jonah jonathan jordan joseph josh joshua josie joy jude julia julie kai kane karen kate katie kayla kayleigh keira keith kelly kelsey ken kevin kian kieran kim kimberley kirsty kyle lacey laila laura lauren layla leah lee leila lena leo leon lewis lexi liam libby lilly lily linda lisa logan lola louie louis louise lucas lucy luke lydia maddison maisie malik marcus maria mark martha martin mary maryam mason matilda matthew max maya megan mehmet mia michael michelle mike millie mohamed mohammad mohammed molly morgan muhammad mustafa naomi natalie natasha nathan neil niamh nia nicola nicole noah oliver olivia omar oscar owen paige pamela patrick paul paula penny peter phil philip phoebe poppy rachel ravi rebecca reece reggie reuben rhys richard riley rob robert robin ronnie rory rosie ross ruby ryan sadia sally sam samantha samir samuel sandra sara sarah scarlett scott sean sebastian seth shannon sharon shaun shelby sienna simon skye sofia sonia sophia sophie stacey stanley stephanie stephen steve steven stuart summer susan suzanne tara taylor teddy teresa tess theo thomas tia tiffany tilly tim toby tom tommy tony tracey tracy tyler tyrone victoria wayne wendy william yasmin yusuf zac zach zainab zak zara zoe`.split(
    ' ',
  ),
)
// First names that are also words, months or verbs: only with a capital, and with more to go on than that.
const ALSO_WORDS = new Set(
  'angel amber grace faith hope joy summer jan jay dean will rob mark frank eden skye sonia max bill pat may ash ivy kim ali ana eve lee leo jude harley brooke'.split(
    ' ',
  ),
)
const PEOPLE = String.raw`for|of|with|re|about|to|from|by|and|&|called|named|is|mum|dad|mother|father|nan|gran|grandma|grandad|aunt|auntie|uncle|brother|sister|son|daughter|baby|child|kid|boy|girl|lad|lass|yp|twins|cousin|carer|partner`
// "Mum Tracey Smith": the relation may begin a sentence, and is no name itself.
const RELATION = PEOPLE.split('|')
  .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)])
  .join('|')
const ADDRESS =
  /\b(?:[Ff]lat \d+[a-z]?,? )?\d{1,4}[a-z]? (?:\p{Lu}[\p{L}'-]+ ){1,3}(?:Road|Rd|Street|St|Lane|Close|Avenue|Ave|Drive|Way|Court|Crescent|Gardens|Terrace|Place|Grove|Hill|Walk)\b/gu
const AGE = String.raw`(?:,? ?\(?(?:aged? )?(\d{1,2})\)?(?! ?(?:weeks?|wks?|months?|mths?|days?|hours?|hrs?|nights?|quid|pounds?|p\b|%|k\b|/|:|\.\d)))`
const NAMED_WITH_AGE = new RegExp(
  String.raw`\b(\p{L}[\p{L}'-]+)(?: (\p{Lu}[\p{L}'-]+))?${AGE}(?! ?(?:st|nd|rd|th)\b)\b`,
  'gu',
)
const TITLED = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?:\p{Lu}[\p{L}'-]+ ?){1,2}/gu
const FAMILY =
  /\b(the )(\p{Lu}[\p{L}'-]+(?:-\p{Lu}[\p{L}'-]+)?)((?: (?:family|kids|children|boys|girls|siblings|twins))?)(?![\p{L}])/gu
const CAPITAL = new RegExp(
  String.raw`(?<before>(?:\b(?:${RELATION})|^|[.,;:!?/(]) ?)?\b(?!(?:${RELATION})\b)(?<name>\p{Lu}\p{Ll}+(?:['-]\p{Lu}\p{Ll}+)?)(?<second> \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)?(?<own>'s)?`,
  'gu',
)

const youngPerson = (age: number): string => (age >= 13 ? `a young person of ${age}` : `a child of ${age}`)

/** Leaves out what names somebody. Conservative both ways: a name it knows goes, a word it only might know stays. */
export const leaveOutNames = (message: string, keep: Keep = keepNothing): LeftOut => {
  const { text } = clean(message)
  const without = text
    .replace(BIRTH, '[date of birth left out]')
    .replace(BIRTH_YEAR, '[date left out]')
    .replace(ADDRESS, '[address left out]')
    .replace(TITLED, (titled) => (keep(titled.split(' ')[1] ?? '') ? titled : '[name left out] '))
    .replace(NAMED_WITH_AGE, (whole: string, first: string, second: string | undefined, age: string) =>
      isFirstName(first, keep) && Number(age) <= 25
        ? youngPerson(Number(age))
        : second && isFirstName(second, keep)
          ? `${first} ${youngPerson(Number(age))}`
          : whole,
    )
    .replace(FAMILY, (whole: string, the: string, name: string, who: string) =>
      isSurname(name, who, keep) ? `${the}family` : whole,
    )
    .replace(CAPITAL, replaceCapital(keep))
    .replace(CALLED, replaceCalled(keep))
  return { text: without.replace(/ {2,}/g, ' ').trim(), leftOut: without !== text }
}

const replaceCalled =
  (keep: Keep) =>
  (whole: string, ...rest: readonly unknown[]): string => {
    const { before, name } = rest.at(-1) as Record<'before' | 'name', string>
    return keep(name) || NO_NAMES.has(name.toLowerCase()) ? whole : `${before}[name left out]`
  }

const isFirstName = (word: string, keep: Keep): boolean => {
  const lower = word.toLowerCase().replace(/'s$/, '')
  if (!FIRST_NAMES.has(lower) || (keep(word) && word === lower)) return false
  return word !== lower ? true : !ALSO_WORDS.has(lower)
}

const isSurname = (name: string, who: string, keep: Keep): boolean =>
  !keep(name) && name !== name.toUpperCase() && (who !== '' || /s$/.test(name))

const replaceCapital =
  (keep: Keep) =>
  (whole: string, ...rest: readonly unknown[]): string => {
    const groups = rest.at(-1) as Record<'name', string> &
      Partial<Record<'before' | 'second' | 'own', string>>
    const lower = groups.name.toLowerCase()
    if (keep(groups.name) || !FIRST_NAMES.has(lower.split('-')[0] ?? lower)) return whole
    const pointed = /\p{L}/u.test(groups.before ?? '') || groups.own !== undefined
    if (ALSO_WORDS.has(lower) && !pointed) return whole
    return `${groups.before ?? ''}[name left out]${groups.own ?? ''}`
  }
