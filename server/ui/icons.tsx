import type { ComponentChildren } from 'preact'
import type { Verdict } from '../../shared/verdict.ts'

/** Decoration only: the words beside it say the same. */
const Icon = ({
  children,
  class: name = 'icon',
}: {
  children: ComponentChildren
  class?: string
}) => (
  <svg class={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
)

/** Every verdict has a shape of its own, so that colour is never the only sign. */
const SHAPES: Record<Verdict | 'pending', ComponentChildren> = {
  accepted: <path d="m3 8.5 3.4 3.5L13 4.5" />,
  wrong_answer: <path d="m4 4 8 8m0-8-8 8" />,
  time_limit_exceeded: (
    <path d="M8 3.2V8l3.2 2.6M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8Z" />
  ),
  memory_limit_exceeded: (
    <path d="M4 4h8v8H4zM6.5 1.5V4m3-2.5V4m-3 8v2.5m3-2.5v2.5M1.5 6.5H4m-2.5 3H4m8-3h2.5m-2.5 3h2.5" />
  ),
  output_limit_exceeded: <path d="M2 3.5h12M2 8h12M2 12.5h6m3-1.5 3 1.5-3 1.5" />,
  runtime_error: <path d="M9.2 1.5 3.5 9H8l-1.2 5.5L12.5 7H8z" />,
  compile_error: <path d="M5.5 3.5 1.5 8l4 4.5m5-9 4 4.5-4 4.5" />,
  internal_error: <path d="M8 1.5 14.5 8 8 14.5 1.5 8zM8 5v3.5m0 2v.2" />,
  pending: <path d="M8 2.5a5.5 5.5 0 1 1-5.5 5.5" />,
}

export const VerdictIcon = ({ verdict }: { verdict: Verdict | null }) => (
  <Icon>{SHAPES[verdict ?? 'pending']}</Icon>
)

export const Tick = () => <Icon>{SHAPES.accepted}</Icon>
export const Dot = () => (
  <Icon>
    <path d="M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z" />
  </Icon>
)
export const Arrow = () => (
  <Icon>
    <path d="M3 8h10M9 4l4 4-4 4" />
  </Icon>
)

/** The mark: one piece of work, split over cells, comes back checked. */
export const Logo = () => (
  <svg class="logo" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="8" height="8" rx="2" />
    <rect x="11" y="1" width="8" height="8" rx="2" opacity=".45" />
    <rect x="1" y="11" width="8" height="8" rx="2" opacity=".45" />
    <path d="m11.5 15 2.4 2.6 4.6-5.2" />
  </svg>
)
