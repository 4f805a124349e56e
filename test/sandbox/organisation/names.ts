// Names as people write them and as their mail addresses spell them, by the office they were hired in.

export interface Locale {
  readonly id: string;
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly timeZone: string;
  readonly familyFirst: boolean;
  /** Percent of the organisation. */
  readonly weight: number;
  readonly given: readonly Name[];
  readonly family: readonly Name[];
}

export interface Name {
  readonly written: string;
  /** a–z only. */
  readonly spelled: string;
}

/** `written=spelled` where the script is not Latin; a family name occurs in one locale only. */
function names(text: string): Name[] {
  return text.split(/\s+/).map((entry) => {
    const [written = '', spelled] = entry.split('=');
    return { written, spelled: spelled ?? spell(written) };
  });
}

const LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
};

function spell(written: string): string {
  return written
    .toLowerCase()
    .replace(/[äöüßłøæ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

export const LOCALES: readonly Locale[] = [
  {
    id: 'en_US',
    country: 'US',
    currency: 'USD',
    timeZone: 'America/New_York',
    familyFirst: false,
    weight: 26,
    given: names(
      'Ava Noah Mia Liam Zoe Owen Ruby Evan Nora Cole Iris Dean Faye Hugo June Kyle Lucy Mark Nina Omar Paige Quinn Ryan Sara Troy Uma Vera Wade Yara Zack Ellen Brian Grace Peter Holly Simon Tessa Victor Wendy Alan',
    ),
    family: names(
      "Adams Baker Carter Dixon Ellis Foster Grant Hayes Irwin Jensen Keller Lawson Morgan Nolan O'Brien Parker Quincy Reed Sawyer Turner Underwood Vance Walker Young Abbott Barnes Chambers Doyle Emerson Fleming Goodwin Holmes Ingram Jacobs Kendall Lambert Mercer Norris Osborne Palmer",
    ),
  },
  {
    id: 'de_DE',
    country: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    familyFirst: false,
    weight: 22,
    given: names(
      'Anna Björn Clara Dirk Elke Frank Greta Heiko Ilse Jürgen Käthe Lars Maren Nils Oda Paul Renate Sönke Tanja Uwe Vroni Wolf Yvonne Zita Jörg Birgit Günther Hilde Kai Lena',
    ),
    family: names(
      'Müller Schröder Weiß Krüger Jäger Köhler Groß Böhm Voß Schäfer Becker Wagner Hofmann Neumann Schwarz Zimmermann Braun Hartmann Lange Werner Krause Lehmann Huber Kaiser Fuchs Peters Scholz Möller Vogel Keil',
    ),
  },
  {
    id: 'fr_FR',
    country: 'FR',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    familyFirst: false,
    weight: 12,
    given: names(
      'Zoé Rémi Chloé Théo Inès Loïc Maëlle Noël Océane Pascal Agnès Benoît Céline Didier Élodie Fabien Gaëlle Hélène Joël Léa',
    ),
    family: names(
      'Lefèvre Moreau Garçon Dubois Fournier Girard Bonnet Dupré Lambertin Rousseau Blanchard Guérin Chevalier Gauthier Perrin Clément Masson Mathieu Noël Renaud',
    ),
  },
  {
    id: 'ja_JP',
    country: 'JP',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
    familyFirst: true,
    weight: 8,
    given: names(
      '健=ken 翔=sho 美咲=misaki 陽菜=hina 大輔=daisuke 結衣=yui 拓也=takuya 直樹=naoki 彩=aya 恵=megumi 誠=makoto 愛=ai 蓮=ren 葵=aoi 樹=itsuki 凛=rin',
    ),
    family: names(
      '佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura 小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 松本=matsumoto 井上=inoue 木村=kimura',
    ),
  },
  {
    id: 'uk_UA',
    country: 'UA',
    currency: 'UAH',
    timeZone: 'Europe/Kyiv',
    familyFirst: false,
    weight: 7,
    given: names(
      'Олена=olena Тарас=taras Ірина=iryna Богдан=bohdan Оксана=oksana Андрій=andrii Соломія=solomiia Юрій=yurii Дарина=daryna Назар=nazar Катерина=kateryna Остап=ostap',
    ),
    family: names(
      'Шевченко=shevchenko Коваленко=kovalenko Бондаренко=bondarenko Ткачук=tkachuk Мельник=melnyk Кравець=kravets Олійник=oliinyk Лисенко=lysenko Гончар=honchar Савчук=savchuk Поліщук=polishchuk Марченко=marchenko',
    ),
  },
  {
    id: 'el_GR',
    country: 'GR',
    currency: 'EUR',
    timeZone: 'Europe/Athens',
    familyFirst: false,
    weight: 5,
    given: names(
      'Ελένη=eleni Νίκος=nikos Μαρία=maria Γιώργος=giorgos Σοφία=sofia Κώστας=kostas Άννα=annaki Δημήτρης=dimitris Ζωή=zoi Πέτρος=petros',
    ),
    family: names(
      'Παπαδόπουλος=papadopoulos Νικολάου=nikolaou Βλάχος=vlachos Ιωάννου=ioannou Αλεξίου=alexiou Μακρής=makris Γεωργίου=georgiou Ρήγας=rigas Δήμου=dimou Καρράς=karras',
    ),
  },
  {
    id: 'pl_PL',
    country: 'PL',
    currency: 'PLN',
    timeZone: 'Europe/Warsaw',
    familyFirst: false,
    weight: 8,
    given: names(
      'Łukasz Małgorzata Paweł Żaneta Wiesław Grażyna Michał Zofia Jacek Bożena Rafał Halina Tomasz Jolanta Błażej Świętosława',
    ),
    family: names(
      'Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Król',
    ),
  },
  {
    id: 'hi_IN',
    country: 'IN',
    currency: 'INR',
    timeZone: 'Asia/Kolkata',
    familyFirst: false,
    weight: 8,
    given: names(
      'Aarav Diya Vivaan Ananya Arjun Ishita Rohan Kavya Dev Meera Karan Priya Rahul Sneha Vikram Neha',
    ),
    family: names(
      'Sharma Patel Gupta Reddy Iyer Nair Mehta Joshi Kulkarni Desai Chopra Banerjee Menon Rao Bhat Kapoor',
    ),
  },
  {
    id: 'ar_AE',
    country: 'AE',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    familyFirst: false,
    weight: 4,
    given: names('ليلى=layla عمر=umar نور=noor يوسف=yusuf مريم=maryam خالد=khalid هند=hind سامي=sami'),
    family: names(
      'الحسن=alhassan المنصور=almansour الخطيب=alkhatib النجار=alnajjar الشامي=alshami حداد=haddad القاسم=alqasim الفارس=alfares',
    ),
  },
];
