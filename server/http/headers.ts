import { secureHeaders } from 'hono/secure-headers'

/** Nothing but our own files is loaded, nobody may frame us, forms come back to us. */
export const headers = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // With `no-referrer` a browser hides the origin of our own forms from us.
    referrerPolicy: 'same-origin',
  })
