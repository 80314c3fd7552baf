/**
 * Voorvoegsels as the Dutch population register lists them (BRP, landelijke tabel 36), in lower case. The register's
 * double spellings with and without apostrophe are both here, because both occur in lists.
 */
const REGISTERED = `
's;'t;a;aan;aan 't;aan de;aan den;aan der;aan het;aan t;af;al;am;am de;auf;auf dem;auf den;auf der;auf ter;aus;aus 'm;
aus dem;aus den;aus der;aus m;ben;bij;bij 't;bij de;bij den;bij het;bij t;bin;boven d;boven d';d;d';da;dal;dal';dalla;das;
de;de die;de die le;de l;de l';de la;de las;de le;de van der;deca;degli;dei;del;della;den;der;des;di;die le;do;don;dos;du;
el;het;i;im;in;in 't;in de;in den;in der;in het;in t;l;l';la;las;le;les;lo;los;of;onder;onder 't;onder de;onder den;
onder het;onder t;op;op 't;op de;op den;op der;op gen;op het;op t;op ten;over;over 't;over de;over den;over het;over t;s;s';
t;te;ten;ter;tho;thoe;thor;to;toe;tot;uijt;uijt 't;uijt de;uijt den;uijt te de;uijt ten;uit;uit 't;uit de;uit den;uit het;
uit t;uit te de;uit ten;unter;van;van 't;van de;van de l;van de l';van den;van der;van gen;van het;van la;van t;van ter;
van van de;ver;vo;vom;vom und zu;von;von 't;von dem;von den;von der;von t;voor;voor 't;voor de;voor den;voor in 't;
voor in t;vor;vor der;zu;zum;zur`

/** Not in the register's table, but in real lists: abbreviated prefixes, and spellings from abroad. */
const ALSO_SEEN = `v.d.;v.d;vd;vd.;v/d;v.;v.d;v.der;v. d.;v. de;v. den;v. der;v d;van d';v.h.;v/h;von und zu;und;d.;da la;
de los;dello;dell';dall';dem;vander;vanden;bin al;bint;abu;abou;ibn;ould;mac;zum;dos;e;y`

const words = (list: string) =>
  list
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean)

/** "e", "y", "und" and the like only join two surnames; "mac" and "abu" are part of the name itself. */
const NOT_LOOSE = new Set(['e', 'y', 'und', 'mac', 'abu', 'abou', 'ibn', 'vander', 'vanden', 'bin al'])

export const VOORVOEGSELS: ReadonlySet<string> = new Set(
  [...words(REGISTERED), ...words(ALSO_SEEN)].filter((word) => !NOT_LOOSE.has(word)),
)

/** The longest voorvoegsel counts four words: "uit te de", "de van der", "vom und zu". */
export const LONGEST_VOORVOEGSEL = 4

/** First words, so that most words of a name are dismissed with one look-up. */
export const VOORVOEGSEL_STARTS: ReadonlySet<string> = new Set(
  [...VOORVOEGSELS].map((word) => word.split(' ')[0] ?? word),
)

/** Words that begin a surname as well as a first name ("Ben Visser", "Al Visser", "Lo van Gorp"). In front they are a first name. */
export const FIRST_NAME_IN_FRONT: ReadonlySet<string> = new Set([
  'a',
  'al',
  'ben',
  'bin',
  'd',
  'd.',
  'deca',
  'di',
  'do',
  'don',
  'i',
  'im',
  'l',
  'las',
  'lo',
  'of',
  's',
  't',
  'to',
  'v.',
  'ver',
  'vo',
])

/** Single letters are initials when a capital was written: "Jan A de Vries", "D. Peters". */
export const LETTER_PREFIXES: ReadonlySet<string> = new Set(['a', 'd', 'd.', 'i', 'l', 's', 't'])

/** Forms of address. They say how to greet, not what somebody is called. */
export const SALUTATIONS: ReadonlySet<string> = new Set(
  words(`dhr;de heer;heer;hr;de hr;mw;mevr;mevrouw;mej;mejuffrouw;juffrouw;juf;meester;fam;familie;de familie;de fam;
mr/mrs;mrs;miss;ms;mister;herr;frau;madame;mme;monsieur;mlle;dhr/mw;dhr/mevr;dhr/mevrouw;de heer/mevrouw;heer/mevrouw;
mw/dhr;mevr/dhr;mevrouw/de heer;m/v;heren;de heren;dames;de erven;erven;wed;weduwe;mevrouw/meneer;meneer;mijnheer;dhr/mvr;mvr;
mevr.dr;dhr.dr;mx`),
)

/** Academic, clerical, legal, military and noble titles in front of the name. */
export const TITLES: ReadonlySet<string> = new Set(
  words(`prof;professor;dr;drs;drs/ing;mr;ir;ing;bc;bacc;ds;dominee;pastoor;pater;zuster;zr;br;em;emer;lic;kand;cand;
jhr;jonkheer;jkvr;jonkvrouw;baron;barones;graaf;gravin;ridder;prins;prinses;hertog;hertogin;kol;maj;kap;lt;gen;sgt;
dipl.-ing;mag;sir;dame;lord;lady;rev;imam;rabbijn;burg;burgemeester;wethouder;dokter;notaris`),
)

/** "Graaf", "Ridder" and "Prins" are far more often a surname than a title, so they count as a title only with a name behind. */
export const TITLE_OR_NAME: ReadonlySet<string> = new Set(
  words(
    'graaf;gravin;ridder;prins;prinses;hertog;baron;burg;em;gen;kol;maj;kap;meester;dame;lord;mag;pater;notaris;dokter;wed;heer;br;dames;heren;pastoor',
  ),
)

/** Titles and degrees behind the name. */
export const SUFFIXES: ReadonlySet<string> = new Set(
  words(`msc;m.sc;bsc;b.sc;ma;m.a;ba;b.a;llm;ll.m;llb;ll.b;phd;ph.d;mba;ra;aa;rc;mpa;emba;beng;meng;bba;bed;b.ed;med;m.ed;
mfa;bfa;mmus;bmus;md;m.d;rb;sr;jr;senior;junior;ii;iii;iv;bc;ing;ir;drs;dr;mr;bdes;mph;ad;esq;jnr;snr;msc/ma`),
)
