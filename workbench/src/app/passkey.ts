// Passkeys of the browser: made and shown. The browser speaks in bytes, the API in base64url.

type Plain = Record<string, unknown>;

/** Whether browsers keep passkeys for this address: a name over TLS, or localhost. */
export function passkeysHere(): boolean {
  return "PublicKeyCredential" in window && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname);
}

function bytes(text: string): ArrayBuffer {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0)).buffer;
}

function text(raw: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(raw))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Make a passkey as the API asks for it. */
export async function makePasskey(asked: Plain): Promise<Plain> {
  const user = asked["user"] as { id: string; name: string; displayName: string };
  const known = (asked["excludeCredentials"] ?? []) as { id: string; type: "public-key" }[];
  const publicKey = { ...asked, challenge: bytes(asked["challenge"] as string), user: { ...user, id: bytes(user.id) }, excludeCredentials: known.map((one) => ({ ...one, id: bytes(one.id) })) };
  const made = (await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject) } };
}

/** Show a passkey; the person chooses which. */
export async function showPasskey(asked: Plain): Promise<Plain> {
  const publicKey = { ...asked, challenge: bytes(asked["challenge"] as string), allowCredentials: [] };
  const shown = (await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions })) as PublicKeyCredential;
  const response = shown.response as AuthenticatorAssertionResponse;
  return {
    id: shown.id, rawId: text(shown.rawId), type: shown.type,
    response: { clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), ...(response.userHandle ? { userHandle: text(response.userHandle) } : {}) },
  };
}
