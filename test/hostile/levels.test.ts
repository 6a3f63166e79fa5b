/** The levels that a machine is less likely to run at; `npm run hostile` takes its time for them. */
import { BEHIND_BUBBLEWRAP, NODE_ONLY, OWN_USER, SEALED } from './levels.ts'
import { holds } from './suite.ts'

holds(SEALED, 'closed')
holds(OWN_USER, 'closed')
holds(NODE_ONLY, 'closed')
holds(BEHIND_BUBBLEWRAP, 'opened')
holds(SEALED, 'opened')
holds(OWN_USER, 'opened')
