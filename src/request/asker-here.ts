import { isHere } from '../people/here-today.ts'
import { askerNow, type Request } from './request.ts'
import type { World } from './world.ts'

/**
 * Who is reminded of what whoever asked has to do: whoever has the family now, and nobody who handed it over. Where they
 * have left, the others who asked and are here.
 */
export const askersToRemind = (
  request: Request,
  { directory, today }: Pick<World, 'directory' | 'today'>,
): readonly string[] => {
  const here = (id: string): boolean => {
    const person = directory.people.get(id)
    return person !== undefined && isHere(person, today)
  }
  const now = askerNow(request)
  const others = here(now) ? [] : request.requesters.filter(here)
  return others.length > 0 ? others : [now]
}
