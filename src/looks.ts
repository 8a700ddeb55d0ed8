import type { Card } from '../cards/card.ts'
import { draftButton, message } from './conversation/message.ts'
import type { LookAsked } from './conversation/turn.ts'
import type { Receiving, Speaking } from './receiving.ts'
import { told } from './receiving.ts'
import { newEvent } from './request/new-event.ts'
import { fitText } from './request/without-names.ts'
import { typed } from './request/reasons.ts'
import type { Action, Button } from '../cards/card.ts'
import { familyHistory, whoLooked } from './views/family-history.ts'
import { RULES, type MayLook, type Road } from './views/may-look.ts'
import { relationToWhole } from './views/whole-family.ts'
import { isUnknown, LOOK_BUTTONS, notYoursToRead, onlyManager, WHY_LOOK, whyNeeded } from './words/looks.ts'

type Look = {
  readonly at: Road
  readonly allowed: boolean
  readonly request?: string
  readonly family?: string
  readonly panel?: string
  readonly reason?: string
}

/** Puts a look on record before anything is shown: who, at what, whether they were let, and why they said they need it. */
export const recordLook = async (
  { at: road, allowed, request = '', family, panel, reason }: Look,
  { person, at }: Speaking,
  { spine }: Pick<Receiving, 'spine'>,
): Promise<void> => {
  const { directory } = spine.world(at)
  const why = reason === undefined ? undefined : fitText(reason, { directory })
  await spine.record([
    newEvent(
      'looked',
      request,
      { by: person.id, at, delivery: '' },
      {
        sealed: {
          at: road,
          allowed,
          ...(family !== undefined && { family }),
          ...(panel !== undefined && { panel }),
        },
        private: why === undefined ? {} : { reason: why },
      },
    ),
  ])
}

const WHY = 'why'

/** Why somebody says they need to see it; undefined where they have not said. */
export const reasonIn = (answers: Readonly<Record<string, string>>): string | undefined => {
  const said = typed(answers[WHY])
  return said === '' ? undefined : said
}

/** Asked before the look, with the button that goes on with it. */
export const askWhy = (button: Button): readonly Card[] => {
  const show: Action = {
    button,
    label: LOOK_BUTTONS.show,
    style: 'main',
    questions: [{ id: WHY, kind: 'line', label: WHY_LOOK, required: true }],
  }
  return [message([whyNeeded()], { actions: [show] })]
}

/** Whether somebody may read a family by a road, now. Undefined for a family that nobody knows. */
const mayLookAtFamily = (
  road: Road,
  family: string,
  { person, at }: Speaking,
  { spine }: Receiving,
): MayLook | undefined => {
  const relation = relationToWhole(family, person.id, spine.world(at))
  return relation && RULES[road][relation]
}

/** Carries out a look that somebody asked for in words, and answers it: to those entitled, and on record either way. */
export const carryOutLook = async (
  look: LookAsked,
  speaking: Speaking,
  it: Receiving,
): Promise<readonly Card[]> => {
  const { road } = look
  if (road === 'agenda' || road === 'hours') {
    await recordLook(
      { at: road, allowed: true, ...(road === 'agenda' && { panel: look.panel }) },
      speaking,
      it,
    )
    return []
  }
  const { family, reason } = look
  const may = mayLookAtFamily(road, family, speaking, it)
  if (may === undefined) return told(isUnknown(family)).cards
  if (may === 'with-reason' && reason === undefined)
    return askWhy(draftButton('', `look:${road}:${family}`, '').button)
  await recordLook(
    { at: road, allowed: may !== 'no', family, ...(reason !== undefined && { reason }) },
    speaking,
    it,
  )
  if (may === 'no') return told(road === 'history' ? notYoursToRead(family) : onlyManager(family)).cards
  const world = it.spine.world(speaking.at)
  return [road === 'history' ? familyHistory(family, world) : whoLooked(family, speaking.at, world)]
}
