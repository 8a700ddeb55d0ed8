import { describePrivacy } from '../privacy.ts'
import { webRig } from './web-rig.ts'

describePrivacy('the page', webRig)
