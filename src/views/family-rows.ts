import type { FactRow } from '../../cards/card.ts'
import { londonDate } from '../policy/london-date.ts'
import * as words from '../words/families.ts'
import { day } from './format.ts'
import type { RequestView } from './request-view.ts'

/** What whoever decides has to know of the family itself: that it is new, and who looked whether it is an old one. */
export const familyRows = ({ request, world, names }: RequestView): readonly FactRow[] => {
  if (world.family(request.family)?.standing !== 'new') return []
  const searched = world.searched(request.family)
  const by = searched?.by === '' ? 'somebody' : searched && names.person(searched.by)
  const on = day(londonDate(searched?.at ?? request.sentAt))
  return [{ label: words.NEW_FAMILY, value: words.newFamilyRow(by, on) }]
}
