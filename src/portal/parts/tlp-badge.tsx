import { TLP_COLOUR, TLP_MEANS, type Tlp } from '../../domain/marking.ts'

/** The label as TLP 2.0 draws it: capitals, official colour on black. The words say what the colour says. */
export function TlpBadge({ tlp, large = false }: { tlp: Tlp; large?: boolean }) {
  return (
    <span
      className={large ? 'tlp tlp-large' : 'tlp'}
      style={{ color: TLP_COLOUR[tlp] }}
      title={TLP_MEANS[tlp]}
    >{`TLP:${tlp}`}</span>
  )
}

export function TlpMeans({ tlp }: { tlp: Tlp }) {
  return <span>{TLP_MEANS[tlp]}</span>
}
