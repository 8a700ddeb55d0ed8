import { TEAMS_SDKS } from '../../../src/chat/teams/teams-config.ts'
import { describeConformance } from '../conformance.ts'
import { teamsRig } from './teams-rig.ts'

for (const sdk of TEAMS_SDKS) describeConformance(`teams through ${sdk}`, () => teamsRig(sdk))
