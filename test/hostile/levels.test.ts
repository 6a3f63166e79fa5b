/** The levels that a machine is less likely to run at; `npm run hostile` takes its time for them. */
import {
  BEHIND_BUBBLEWRAP,
  NODE_ONLY,
  OWN_USER,
  SEALED,
  SEALED_AS_WORKER,
  withoutNodes,
} from './levels.ts'
import { holds } from './suite.ts'

holds(SEALED, 'closed')
holds(OWN_USER, 'closed')
holds(NODE_ONLY, 'closed')
holds(BEHIND_BUBBLEWRAP, 'opened')
holds(SEALED, 'opened')
holds(OWN_USER, 'opened')
holds(withoutNodes(SEALED_AS_WORKER), 'opened')
