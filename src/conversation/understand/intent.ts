import { clean } from './normalise.ts'

/** What somebody wants of the bot. 'unclear' is answered with what the bot can do, never with silence. */
export type Intent =
  | 'request'
  | 'question'
  | 'where-is'
  | 'what-waits'
  | 'withdraw'
  | 'correct'
  | 'cancel'
  | 'help'
  | 'hours'
  | 'chatter'
  | 'unclear'

type Sign = { readonly intent: Intent; readonly pattern: RegExp }

const MINE = '(?:my|our|the|that|this)'
// In order: the first that fits. What only fits a whole message is anchored, so that a request is never taken for it.
const SIGNS: readonly Sign[] = [
  {
    intent: 'cancel',
    pattern:
      /^(?:cancel|stop|forget (?:it|that)|never ?mind|nvm|scrap (?:it|that)|start (?:again|over)|ignore (?:that|me))\b.{0,24}$|^(?:no|nope|nah|oh|ok(?:ay)?|sorry|actually|please|just)(?:[ ,.-]+(?:no|sorry|actually|please|just))*[ ,.-]+(?:cancel|stop|forget|scrap|never ?mind|nvm)(?: (?:it|that|this|the request|please|pls|thanks))*\W*$/,
  },
  {
    intent: 'help',
    pattern:
      /^(?:help|\?+|hi|hello|hey|hiya|menu|what can you do|how (?:does|do) (?:this|you|i) .{0,20}|morning|good (?:morning|afternoon|evening))[ !.?]*$/,
  },
  {
    intent: 'chatter',
    pattern:
      /^(?:thanks?|thankyou|thx|ta|cheers|lol|ok(?:ay)?|great|brilliant|perfect|lovely|nice one|np|sorry|bye|brill|fab|got it|will do|haha)\b.{0,24}$/,
  },
  {
    intent: 'withdraw',
    pattern:
      /\b(?:withdraw|pull|take back|retract|don'?t need .{0,30} (?:any ?more|now|after all)|no longer need(?:ed)?)\b/,
  },
  {
    intent: 'where-is',
    pattern: new RegExp(
      `\\b(?:where(?:'s| is| are| has)? ${MINE} (?:request|card|ask|£)|where(?:'s| is) (?:it|f ?\\d)|any (?:news|update|word|joy|answer)|what'?s happening with|has .{1,30} (?:answered|decided|replied|seen|looked)|heard (?:back|anything)|still waiting (?:for|on)|status of|who has (?:it|got it|${MINE} (?:request|card|ask|form|£)))|^(?:so |and |ok )?did \\w+(?: \\w+)? (?:say (?:yes|ok|no)|answer|agree|reply|respond|decide|see it)(?: yet| to it)?\\W*$|^(?:so |and |ok )?who (?:do|should|can|shall|must) (?:i|we) (?:ring|call|phone)(?: now| next| then| first| tonight| about (?:it|this|f ?\\d+))?\\W*$`,
    ),
  },
  {
    intent: 'what-waits',
    pattern:
      /\b(?:what(?:'s| is)? (?:waiting|waits|outstanding|pending)|waiting for me|my (?:inbox|queue|approvals|to.?do)|anything (?:for me|waiting)|what do i (?:need to|have to) (?:approve|decide|agree|sign))/,
  },
  {
    intent: 'hours',
    pattern:
      /^(?:crisis )?(?:hours|hrs)\b|\b(?:how many (?:crisis )?(?:hours|hrs)|(?:hours|hrs) (?:left|free|spare|used)|my (?:crisis )?(?:hours|hrs)|(?:lend|borrow|hand back) .{0,20}(?:hours|hrs)|who has (?:any )?(?:hours|hrs))\b/,
  },
  {
    intent: 'correct',
    pattern:
      /\b(?:correct(?:ion)?|wrong (?:family|ref|reference|amount|case)|(?:i )?meant|should (?:have )?(?:be|been|say|said)|put the wrong|typo)\b/,
  },
]

const ASKS_WHO =
  /\b(?:who(?:'?s|se| does| do| can| else| should| would| has to| needs to| must)?\b.{0,60}\b(?:agree|approve|sign|authori[sz]e|decide|ok|okay|say|nod|go|ask|speak|talk|give|allow|permission|call|decision|involve|see|need|chair|pay|fund|hold|start|sort|tell|told|settle|rule|endorse|ratif|let(?:s)?\b|green ?-?li|thumbs|rubber ?stamp|tick)|(?:whose|who'?s) (?:shout|gift|remit|pen|desk)\b|(?:does|do|must|has) .{1,40}\b(?:have|need) to (?:agree|approve|sign|authori[sz]e|decide|ok|okay)\b.{0,30}\bor\b|(?:can|could|may) (?!(?:\w+ ){0,2}(?:mum|mother|dad|father|parents?|nan|gran|carers?|kid|child|yp)s?\b)(?:\w+ ){1,4}?(?:sign|agree|authori[sz]e|approve)(?: (?:it|this|that|off|them|one))* (?:her|him|them|your|my|our)sel(?:f|ves)\b|(?:some|any)(?:one|body) (?:explain|say|tell|know)s?\b.{0,20}\b(?:who|which)\b|where do i start|what(?:'?s| is) the most|what(?:'?s| is| are) .{0,12}limits?\b|how much can (?:a |an |the |my |our )?(?:(?:\w+ ){0,2}managers?|sm|tm|gm|hos|head of service|ad)\b|whose (?:call|decision|agreement|sign|sig|signature|say|job|permission|ok|approval|yes|nod|go ahead|authority)|who (?:has|gets|takes|holds) (?:the )?(?:last|final) (?:word|say)|who (?:agrees|approves|signs|authori[sz]es|decides|do i|says|oks|gives|runs|leads|hears)|who\??$|(?:which|what) (?:manager|panel|level|grade)|does (?:it|this|that) (?:go|need|have)|do i need|(?:can|could|may|does|is) (?:a |an |the |my |our |any ?)?(?:(?:\w+ ){0,2}managers?|sm|tm|gm|hos|head of service|ad|(?:\w+ ){0,2}director|body|one|pasp)\b.{0,30}(?:agree|approve|sign|authori|chair|decide|ok|put|place|grant|extend|give|say|issue|allow|end|stop|let))/

/** Tells apart what somebody wants. A question that also carries a request is answered as a question. */
export const readIntent = (message: string, hasResource: boolean): Intent => {
  const text = clean(message).text.toLowerCase()
  if (text === '') return 'unclear'
  const sign = SIGNS.find(({ pattern }) => pattern.test(text))
  if (sign && !(hasResource && ['hours', 'correct', 'withdraw'].includes(sign.intent))) return sign.intent
  if (ASKS_WHO.test(text)) return 'question'
  if (hasResource && /^(?:and |so |ok |hi |hiya )?(?:who(?:'?s|se)?|which manager)\b/.test(text))
    return 'question'
  if (hasResource)
    return /^(?:can|could|may|is|are|do|does|should|what|how|when)\b.*\?$/.test(text) ? 'question' : 'request'
  return /\?$/.test(text) ? 'question' : 'unclear'
}
