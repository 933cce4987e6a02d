const FIRST =
  `Aaron Abigail Adil Aisha Alan Alastair Amara Amit Andrew Angela Anneka Arjun Beatrice Ben Bethan Bronagh Callum Carmel
Catrin Chidi Claire Colette Craig Dafydd Daniel Dawn Declan Deepa Denise Dilys Dominic Donna Eilidh Elif Emeka Emma Esme Farah
Fergus Finlay Frances Gareth Gemma Glenn Grace Graham Greta Hamza Hannah Hari Hazel Hugh Ian Imogen Ines Ivan Jack Jasmin Jenny
Jerome Joanna Kaye Keith Kwame Laura Leon Lesley Linda Lorna Lucas Maeve Malcolm Manjit Mehmet Mhairi Michelle Mina Mohsin Moira Morag
Nasreen Neil Nerys Niall Nikhil Nina Oliver Olu Orla Parveen Paula Pawel Peter Pippa Rachel Rafiq Reece Rhian Robin Rosa Ross Roxanne Russell
Saira Sandra Sean Shabnam Sheila Siobhan Stefan Stephen Sunita Tamsin Tariq Tess Theo Thomas Tunde Ursula Vanessa Wanda Wesley Xin Yasmin Zoe`.split(
    /\s+/,
  )

const LAST =
  `Abara Ackers Adeyinka Aldous Amadi Arkwell Ashmole Bagshott Bairstoe Banerji Barden Bexwell Birchall Blagden Boateng
Brocklesby Caddick Calverleigh Carrick Chaudhry Clewlow Coldwell Corrigan Crabtree Cutforth Dalgleish Danso Darwent Dhaliwal Dobbie
Duckett Eastoe Elphick Emmott Eze Fairclough Farouk Fenwick Ferrer Garside Gathercole Ghosh Gillespie Goodall Gosling Grimshaw Hadfield
Halloran Haque Hartley Hebden Hindle Holroyd Huxtable Iqbal Jagger Kaczmarek Karimi Kendrew Keogh Kettle Kinsella Lathbury Leckie Lomas
Lovatt Macklin Mallinson Mbeki McAusland McGurk Mehta Melling Mistry Mulgrew Naylor Nettleton Nkemelu Oakden Odell Ogden Oxtoby Padgett Parmar
Pemberley Pickersgill Pole Prosser Quarmby Quinlan Rahman Rigby Rostron Rowntree Sackville Sagar Sandhu Scholes Sharples Shaw Sinnott Sowerby
Stannard Storr Sutcliffe Swales Tattersall Tewson Thackray Threlfall Tindall Trewin Tyldesley Uddin Varley Vickers Waddell Wadsworth Wainfleet
Whitham Wigglesworth Winstanley Wrigley Yardley Yeadon Zaman`.split(/\s+/)

/** mulberry32: a small generator with 32 bits of state, good enough to spread names about. Gives [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Gives as many new names as asked for, none of them twice and none of `taken`. */
export function people(draw: () => number, taken: Set<string>): (count: number) => string[] {
  const pick = (list: readonly string[]) => list[Math.floor(draw() * list.length)] ?? ''
  const one = (): string => {
    const name = `${pick(FIRST)} ${pick(LAST)}`
    if (taken.has(name)) return one()
    taken.add(name)
    return name
  }
  return count => Array.from({ length: count }, one)
}
