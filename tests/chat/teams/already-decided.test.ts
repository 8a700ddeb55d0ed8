import { describeAlreadyDecided } from '../already-decided.ts'
import { teamsRig } from './teams-rig.ts'

describeAlreadyDecided('Teams', teamsRig)
