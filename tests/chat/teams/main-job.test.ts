import { TEAMS_SDKS } from '../../../src/chat/teams/teams-config.ts'
import { describeMainJob } from '../main-job.ts'
import { teamsRig } from './teams-rig.ts'

for (const sdk of TEAMS_SDKS) describeMainJob(`Teams through ${sdk}`, () => teamsRig(sdk))
