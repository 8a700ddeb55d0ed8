import { describePrivacy } from '../privacy.ts'
import { teamsRig } from './teams-rig.ts'

describePrivacy('Teams', teamsRig)
