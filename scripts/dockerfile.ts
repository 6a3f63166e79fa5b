/** As much of a Dockerfile's meaning as folders and a shell can give. */
import { execSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join, matchesGlob, relative, resolve } from 'node:path'

export interface Image {
  name: string
  /** The folder that stands for the image's working directory. */
  folder: string
  env: Record<string, string>
  command: string[]
  healthCheck: string[]
}

type Instruction = { word: string; rest: string }

/**
 * Builds every stage of `context/Dockerfile` in a folder of its own below `target`.
 * @throws {Error} for an instruction it does not know, and for a step that fails.
 */
export function buildImages(
  context: string,
  target: string,
  say: (line: string) => void,
): Map<string, Image> {
  const images = new Map<string, Image>()
  const isIgnored = readIgnored(readFileSync(join(context, '.dockerignore'), 'utf8'))
  let image: Image | undefined
  for (const { word, rest } of instructionsOf(readFileSync(join(context, 'Dockerfile'), 'utf8'))) {
    if (word === 'ARG' && !image) continue
    if (word === 'FROM') {
      image = stage(rest, target, images)
      continue
    }
    if (!image) throw new Error(`Cannot build: ${word} before FROM`)
    switch (word) {
      case 'RUN':
        run(rest, image, say)
        break
      case 'COPY':
        copy(rest, image, { images, context, isIgnored })
        break
      case 'ENV':
        for (const [, name = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g))
          image.env[name] = value
        break
      case 'ENTRYPOINT':
        // tini is of Debian, and is for a process 1.
        if (rest !== '["tini", "--"]') throw new Error(`Cannot build: ENTRYPOINT ${rest}`)
        break
      case 'CMD':
        image.command = JSON.parse(rest)
        break
      case 'HEALTHCHECK':
        image.healthCheck = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4))
        break
      case 'ARG':
      case 'EXPOSE':
      case 'LABEL':
      case 'USER':
      case 'WORKDIR':
        break
      default:
        throw new Error(`Cannot build: the instruction ${word} is not known here`)
    }
  }
  return images
}

/** One a line, comments left out, continued lines joined. */
function instructionsOf(text: string): Instruction[] {
  return text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => {
      const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
      return word && rest ? [{ word, rest }] : []
    })
}

function stage(rest: string, target: string, images: Map<string, Image>): Image {
  const [from = '', , name = ''] = rest.split(' ')
  const parent = images.get(from)
  const image = {
    name,
    folder: join(target, name),
    env: { ...parent?.env },
    command: [],
    healthCheck: [],
  }
  mkdirSync(image.folder)
  if (parent) cpSync(parent.folder, image.folder, { recursive: true })
  images.set(name, image)
  return image
}

function run(command: string, { name, folder, env }: Image, say: (line: string) => void): void {
  if (command.startsWith('apt-get ')) {
    say(`${name}: not done here: ${command}`)
    return
  }
  say(`${name}: ${command}`)
  execSync(command, { cwd: folder, env: { ...process.env, ...env }, stdio: 'inherit' })
}

function copy(
  rest: string,
  image: Image,
  outside: { images: Map<string, Image>; context: string; isIgnored: (path: string) => boolean },
): void {
  const words = rest.split(' ')
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined
  const to = words.pop() ?? ''
  const isFolder = to.endsWith('/')
  for (const word of words) {
    const stage = from === undefined ? undefined : outside.images.get(from)
    if (from !== undefined && !stage) throw new Error(`Cannot copy: there is no stage ${from}`)
    const root = stage?.folder ?? outside.context
    const source = resolve(root, stage ? word.replace('/app/', '') : word)
    if (!existsSync(source)) throw new Error(`Cannot copy ${word}: it does not exist`)
    cpSync(source, join(image.folder, to, isFolder ? basename(word) : ''), {
      recursive: true,
      filter: (path) => stage !== undefined || !outside.isIgnored(relative(root, path)),
    })
  }
}

/** The last pattern that matches a path, or a folder above it, decides. */
export function readIgnored(text: string): (path: string) => boolean {
  const patterns = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ ignores: !line.startsWith('!'), glob: line.replace(/^!/, '') }))
  const matches = (path: string, glob: string) =>
    path.split('/').some((_, at, parts) => matchesGlob(parts.slice(0, at + 1).join('/'), glob))
  return (path) => patterns.findLast(({ glob }) => matches(path, glob))?.ignores ?? false
}
