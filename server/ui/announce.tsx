/** Said once by a screen reader when the part it comes with is swapped in; see the Shell's `#announce`. */
export const Announce = ({ children }: { children: string }) => (
  <div hidden hx-swap-oob="innerHTML:#announce">
    {children}
  </div>
)
