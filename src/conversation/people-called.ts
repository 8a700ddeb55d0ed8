import type { Person } from '../people/directory.ts'
import type { Context } from './context.ts'

/** Everybody of the directory with that first name, or that whole name. */
export const peopleCalled = (said: string, { known }: Pick<Context, 'known'>): readonly Person[] => {
  const wanted = said.trim().toLowerCase()
  const everybody = [...known.directory.people.values()]
  const whole = everybody.filter(({ name }) => name.toLowerCase() === wanted)
  return whole.length > 0
    ? whole
    : everybody.filter(
        ({ name }) => name.toLowerCase().split(' ')[0] === wanted.split(' ').at(0) && !wanted.includes(' '),
      )
}
