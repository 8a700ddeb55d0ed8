import { describeConformance } from '../conformance.ts'
import { webRig } from './web-rig.ts'

describeConformance('the page', webRig)
