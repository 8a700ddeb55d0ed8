import { describeMainJob } from '../main-job.ts'
import { teamsRig } from './teams-rig.ts'

describeMainJob('Teams', teamsRig)
