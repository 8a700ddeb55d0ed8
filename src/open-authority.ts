import { announcer, type Announcer } from './announce.ts'
import { realTimer } from './chat/answer-in-time.ts'
import type { Chat, Place, Platform, Receive } from './chat/chat.ts'
import type { Errands } from './errands.ts'
import { openSpine, type Spine } from './handle.ts'
import type { LoadedAuthority } from './load-authority.ts'
import type { Log } from './log.ts'
import type { Family } from './people/family.ts'
import { tellStrangers } from './announcing/tell-strangers.ts'
import type { AnswerAlone } from './open-store.ts'
import { ownErrands } from './own-errands.ts'
import { courier, type Persist } from './announcing/persist.ts'
import { inTurn } from './announcing/in-turn.ts'
import { lettersIn } from './announcing/letters.ts'
import { send } from './announcing/send.ts'
import { letterOf } from './announcing/letter-errand.ts'
import { tellSilent } from './announcing/tell-silent.ts'
import { receiver } from './receive.ts'
import { familiesKnown } from './request/families-state.ts'
import { findingIn } from './request/find-requests.ts'
import type { Request } from './request/request.ts'
import type { World } from './request/world.ts'
import { sayingFatal } from './store/fatal-documents.ts'
import type { Documents, Store, StoreFailed } from './store/store.ts'
import type { Founding } from './request/rules-state.ts'
import { rulesBehind } from './rules/standing.ts'
import type { RulesFiles } from './rules/files.ts'
import { openTimers, type Timers } from './timers.ts'

export type OpenAuthority = {
  readonly spine: Spine
  readonly receive: Receive
  readonly announcer: Announcer
  /** Brings something to a place in a chat, by the one way that tries again. */
  readonly persist: Persist
  /** The policy, people and families that stand now. */
  readonly stands: () => LoadedAuthority
  /** What falls due by the clock. Started once the announcer is, or driven by whoever moves the clock. */
  readonly timers: Timers
  /** The chats it speaks through; put in once each is made, before the announcer starts. */
  readonly chats: Map<Platform, Chat>
}

type Opening = {
  /** Reads the files as they lie on the disk. Asked for only where nothing was adopted yet; throws what is wrong with them. */
  readonly loaded: () => Promise<LoadedAuthority>
  /** Where the files are and what was kept of them; left out: nothing changes while it runs, as in a test. */
  readonly files?: RulesFiles
  /** Adopts what lies on the disk at once, on these people's word, where the register itself names nobody. */
  readonly founding?: Founding
  readonly store: Store
  readonly documents: Documents
  /** How instances that share the register share what is to be announced; left out: this one is alone. */
  readonly errands?: Errands
  /** Keeps other instances from answering the same person meanwhile; left out: this one is alone. */
  readonly alone?: AnswerAlone
  /** Keeps an adopted file by its digest, so that the record can say what stood on any day. */
  readonly keep: (digest: string, text: string) => Promise<void>
  /** Instant, ISO in UTC. */
  readonly now: () => string
  readonly newId: () => string
  readonly log: Log
  /** Milliseconds before something is tried again with a chat. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** From 0 up to 1; left out, the machine's own. */
  readonly random?: () => number
  readonly onFatal: (cause: StoreFailed) => void
}

/** Opens one authority: its register, the door for its people, and what tells them. Nothing of another authority is in reach. */
export const openAuthority = async (it: Opening): Promise<OpenAuthority> => {
  const { store, now, newId, log, alone } = it
  const documents = sayingFatal(it.documents, it.onFatal)
  const rules = rulesBehind(it)
  const spine = await openSpine(store, rules.standing, it.onFatal, rules.learn)
  await rules.begin(spine)
  const requests = (family: string): readonly Request[] =>
    (spine.state.byFamily.get(family) ?? []).flatMap((id) => spine.state.requests.get(id) ?? [])
  const chats = new Map<Platform, Chat>()
  const read = (after: number) => store.read(after)
  const errands = it.errands ?? ownErrands({ spine, documents, log, read, head: () => store.head })
  const { later } = errands
  const sending = courier({
    letters: lettersIn(documents),
    act: (one) => send(one, posting),
    silent: (one, why) => tellSilent(one, why, spine.world(now()), { chats, persist: sending.persist }),
    // A card whose channel died while it waited goes to the post's holders in private.
    gaveUp: async (one) => {
      if (one.kind === 'step') await errands.give({ kind: 'post', request: one.request })
    },
    later: later && ((one, milliseconds) => later(letterOf(one), milliseconds)),
    wait: it.wait,
    now,
    random: it.random ?? Math.random,
    log,
    holds: () => errands.holds(),
    ...(!later && { timer: realTimer }),
  })
  const { persist } = sending
  const shared = { spine, documents, others: requests, now, log, persist }
  const posting = {
    ...shared,
    chats,
    isSilent: sending.isSilent,
    askingInTurn: inTurn(),
    // Whatever becomes of that, the card itself goes out.
    tellStrangers: (place: Place, to: string, strangers: readonly string[] | undefined, world: World) =>
      tellStrangers(place, to, strangers, world.directory, { documents, chats, persist }).catch(
        (error: unknown) => log.error('who else reads a channel could not be told', error, { post: to }),
      ),
  }
  const announcing = announcer(
    {
      ...posting,
      sending,
      read,
      giveDue: () => timers.giveDue(),
      tellFiles: () => rules.tellFound(),
    },
    errands,
  )
  const share = it.errands && (() => errands.give({ kind: 'files' }))
  const look = rules.watch(spine, announcing, share)
  const timers = openTimers({
    spine,
    now,
    log,
    newDay: announcing.dayBegan,
    newMinute: async () => {
      await look?.()
      await sending.retry()
    },
    ...(it.errands && { share: () => errands.give({ kind: 'due' }) }),
  })
  return {
    spine,
    chats,
    stands: rules.stands,
    announcer: announcing,
    persist,
    timers,
    receive: receiver({
      ...shared,
      newId,
      ...(alone && {
        alone: (person, act) => alone(person, (head) => spine.reached(head).then(act)),
      }),
      copyTo: announcing.copyTo,
      tellPost: announcing.tellPost,
      ...(look && { lookAgain: look }),
      finding: findingIn(spine.state.found, spine.state.requests),
      families: () => familiesOf(rules.stands(), spine),
    }),
  }
}

const familiesOf = ({ families }: LoadedAuthority, { state }: Spine): readonly Family[] => {
  const { family } = familiesKnown(state, families)
  return [...new Set([...families.keys(), ...state.added.keys()])].flatMap((one) => family(one) ?? [])
}
