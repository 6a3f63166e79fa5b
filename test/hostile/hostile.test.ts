import { BEHIND_BUBBLEWRAP, SEALED } from './levels.ts'
import { holds } from './suite.ts'

holds(BEHIND_BUBBLEWRAP, 'closed')
holds(BEHIND_BUBBLEWRAP, 'opened')
holds(SEALED, 'opened')
