import { describeConformance } from '../conformance.ts'
import { teamsRig } from './teams-rig.ts'

describeConformance('teams', teamsRig)
