import type { Family, Market } from './catalogue';

/** What shoppers on amazon.de type, by family; the catalogue holds the English ones. */
const german: Readonly<Record<string, readonly string[]>> = {
  HUB: ['usb c hub', 'usb c adapter', 'docking station laptop', 'usb c auf hdmi', 'usb hub 3.0', 'macbook adapter'],
  CHG: ['usb c ladegerät', 'ladegerät 65w', 'gan ladegerät', 'schnellladegerät usb c', 'laptop ladegerät usb c', 'netzteil usb c'],
  CBL: ['usb c kabel', 'usb c auf usb c kabel', 'ladekabel usb c', 'usb c kabel 100w', 'usb c kabel 2m'],
  EAR: ['bluetooth kopfhörer', 'in ear kopfhörer bluetooth', 'kopfhörer kabellos', 'ohrhörer bluetooth', 'kopfhörer sport', 'earbuds'],
  SPK: ['bluetooth lautsprecher', 'bluetooth box', 'musikbox bluetooth', 'lautsprecher wasserdicht', 'box klein'],
  PWB: ['powerbank', 'powerbank 20000mah', 'powerbank usb c', 'powerbank schnellladen', 'externer akku'],
  BAR: ['monitor lampe', 'bildschirm lampe', 'schreibtischlampe monitor', 'screenbar'],
  MSE: ['maus kabellos', 'bluetooth maus', 'funkmaus', 'maus leise', 'maus wiederaufladbar'],
  WCH: ['ladestation 3 in 1', 'wireless charger', 'induktive ladestation', 'magnetische ladestation'],
  LMP: ['schreibtischlampe', 'schreibtischlampe led', 'tischlampe dimmbar', 'leselampe', 'schreibtischlampe usb'],
  HUM: ['luftbefeuchter', 'luftbefeuchter schlafzimmer', 'luftbefeuchter leise', 'raumbefeuchter', 'luftbefeuchter groß'],
  BLK: ['verdunklungsvorhänge', 'vorhänge blickdicht', 'gardinen schlafzimmer', 'thermovorhang', 'vorhang grau'],
  PIL: ['kopfkissen', 'nackenkissen', 'memory foam kissen', 'seitenschläferkissen', 'orthopädisches kissen'],
  BIN: ['aufbewahrungsbox stoff', 'faltbox', 'regalkorb', 'aufbewahrungskorb', 'körbe regal'],
  DIF: ['aroma diffuser', 'diffuser', 'duftlampe', 'diffusor ätherische öle', 'aromadiffusor'],
  STR: ['led streifen', 'led strip', 'led band', 'led lichterkette zimmer', 'rgb led streifen 10m'],
  THR: ['kuscheldecke', 'wohndecke', 'fleecedecke', 'decke sofa', 'kuscheldecke grau'],
  KTL: ['schwanenhals wasserkocher', 'wasserkocher temperatureinstellung', 'wasserkocher edelstahl', 'pour over kettle'],
  SCL: ['küchenwaage', 'küchenwaage digital', 'waage küche', 'digitalwaage'],
  CNT: ['frischhaltedosen glas', 'glasbehälter mit deckel', 'meal prep boxen', 'vorratsdosen glas'],
  CUT: ['schneidebrett', 'schneidebrett holz', 'schneidebrett bambus', 'küchenbrett'],
  BTL: ['trinkflasche edelstahl', 'thermosflasche', 'trinkflasche 1l', 'isolierflasche', 'wasserflasche sport'],
  MAT: ['yogamatte', 'yogamatte rutschfest', 'gymnastikmatte', 'sportmatte'],
  BND: ['fitnessbänder', 'widerstandsbänder', 'theraband set', 'gymnastikband'],
};

/** Terms that bring clicks and no orders: the wrong product. */
const astray: Readonly<Record<Market, Readonly<Record<string, string>>>> = {
  US: { EAR: 'hearing aids for seniors', SPK: 'karaoke machine', HUM: 'dehumidifier', BLK: 'shower curtain', DIF: 'car air freshener', SCL: 'body weight scale', LMP: 'floor lamp', KTL: 'stovetop kettle', BTL: 'glass water bottle', CHG: 'apple watch charger', MSE: 'wireless keyboard', THR: 'electric blanket' },
  DE: { EAR: 'hörgerät', SPK: 'karaoke maschine', HUM: 'luftentfeuchter', BLK: 'duschvorhang', DIF: 'raumspray', SCL: 'personenwaage', LMP: 'stehlampe', KTL: 'wasserkocher glas', BTL: 'glasflasche', CHG: 'ladegerät uhr', MSE: 'tastatur kabellos', THR: 'heizdecke' },
};

export const termsFor = (market: Market, family: Family): readonly string[] => (market === 'US' ? family.terms : german[family.key] ?? []);
export const astrayFor = (market: Market, family: Family): string | undefined => astray[market][family.key];
