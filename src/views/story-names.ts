import type { Directory } from '../people/directory.ts'
import type { Policy } from '../policy/policy.ts'
import type { RegisterState } from '../request/register-state.ts'
import { OWN_NAME } from '../words/small.ts'
import { headingOf } from './heading.ts'
import { namesFrom, standsFor } from './names.ts'
import type { StoryNames } from './story-line.ts'

/** How a story says the record's ids, by the people and the policy as they are now. */
export const storyNames = (
  { directory, policy }: { readonly directory: Directory; readonly policy: Policy },
  state: Pick<RegisterState, 'requests'>,
): StoryNames => {
  const names = namesFrom(directory, policy)
  return {
    person: (id) => NOBODY[id] ?? names.person(id),
    holder: (id) => (directory.people.has(id) ? names.person(id) : names.post(id)),
    covered: (post, at) => standsFor(directory, post, at),
    team: (id) => directory.teams.get(id)?.name ?? id,
    heading: ({ sealed, private: said }) => {
      const resource = policy.resources.get(sealed.resource)
      return resource ? headingOf(resource, said?.facts ?? {}, policy.facts) : sealed.resource
    },
    reference: (request) => state.requests.get(request)?.reference ?? request,
  }
}

/** Who acted where no person of the list did. */
const NOBODY: Readonly<Record<string, string>> = { bot: OWN_NAME, import: 'An import' }
