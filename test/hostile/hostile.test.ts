import { BEHIND_BUBBLEWRAP, SEALED, withoutNodes } from './levels.ts'
import { holds, reachesItsCanaries } from './suite.ts'

holds(BEHIND_BUBBLEWRAP, 'closed')
// The worst case: the realm has fallen, and Node's permissions with it.
holds(withoutNodes(BEHIND_BUBBLEWRAP), 'opened')
holds(withoutNodes(SEALED), 'opened')
reachesItsCanaries()
