import type { Directory, Panel } from '../../people/directory.ts'
import type { Resource } from '../../policy/policy.ts'

/** The panel that the matrix wants an application to before more weeks can be agreed: whichever confirms a row of it. */
export const furtherPanel = (
  { rows }: Pick<Resource, 'rows'>,
  { panels }: Pick<Directory, 'panels'>,
): Panel | undefined =>
  rows
    .flatMap(({ answer }) => (answer.kind === 'steps' ? answer.steps : []))
    .filter(({ act }) => act === 'confirm')
    .flatMap(({ by }) => by)
    .map((id) => panels.get(id))
    .find((panel) => panel !== undefined)
