import type { Tlp } from '../../domain/marking.ts'

/** The OASIS extension that carries TLP 2.0 (cti-stix-common-objects, extension-definition-specifications/tlp-2.0). */
const EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'
const IDS: Record<Tlp, string> = {
  CLEAR: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
}
export const markingId = (tlp: Tlp): string => IDS[tlp]

/** Word for word as it was published: the same object everywhere, and no further property. */
export const markingObject = (tlp: Tlp) => ({
  type: 'marking-definition' as const,
  spec_version: '2.1' as const,
  id: IDS[tlp],
  created: '2022-10-01T00:00:00.000Z',
  name: `TLP:${tlp}`,
  extensions: { [EXTENSION]: { extension_type: 'property-extension' as const, tlp_2_0: tlp.toLowerCase() } },
})
