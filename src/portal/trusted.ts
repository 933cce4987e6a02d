/**
 * Trusted Types: the page's Content Security Policy asks for them on every sink. The default policy serves the libraries
 * (style sheets written as text) and lets no markup and no foreign script through; markup has one policy of its own, made
 * by DOMPurify in parts/markdown.tsx.
 */
interface Policy {
  createHTML?: (input: string) => string
  createScriptURL?: (input: string) => string
}
interface TrustedTypesFactory {
  createPolicy(name: string, policy: Policy): unknown
}
declare global {
  interface Window {
    trustedTypes?: TrustedTypesFactory
  }
}

export function lockSinks(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: text => {
      if (text.includes('<')) throw new TypeError('markup is not written into the page')
      return text
    },
    createScriptURL: url => {
      if (new URL(url, window.location.href).origin !== window.location.origin) {
        throw new TypeError('scripts come from this server alone')
      }
      return url
    },
  })
}

export const cspNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
