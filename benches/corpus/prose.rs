//! An article of the made-up world: its words, and what it truly speaks of.

use super::chance::Chance;
use super::world::{Thing, World};

/// An article as text, with the keys of what it names (which only other generators are told).
#[derive(Clone, Debug)]
pub struct Article {
    pub name: String,
    pub title: String,
    pub date: String,
    pub source: String,
    pub place: String,
    pub tags: Vec<String>,
    pub paragraphs: Vec<String>,
    pub entities: Vec<String>,
    pub events: Vec<String>,
}

const LINKS: &[&str] = &[
    "في", "من", "على", "إلى", "عن", "مع", "بعد", "قبل", "خلال", "بين", "حول", "لدى", "ضد", "منذ",
    "حتى", "نحو", "وفق", "دون",
];
const JOINTS: &[&str] = &["التي", "الذي", "كما", "حيث", "لكن", "إذ", "بينما", "وقد", "ولم", "ثم"];
const SAID: &[(&str, &str)] = &[
    ("قال", "قالت"),
    ("أكد", "أكدت"),
    ("أعلن", "أعلنت"),
    ("أضاف", "أضافت"),
    ("أوضح", "أوضحت"),
    ("نفى", "نفت"),
];
const DEEDS: &[&str] = &[
    "اندلعت اشتباكات في {place} بين {body} و{other}",
    "اجتمع {title} {person} مع وفد {body} في {place}",
    "وقعت {body} اتفاقا مع {other} في {place}",
    "تظاهر آلاف الأشخاص في {place} ضد {body}",
    "وصل {title} {person} إلى {place} قادما من {far}",
    "قصفت قوات تابعة ل{other} مواقع في {place}",
    "أفرجت السلطات في {place} عن {person}",
    "زار وفد من {body} مدينة {place}",
];
const MONTHS: &[&str] = &[
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// Words of an article.
pub const WORDS: usize = 400;

/// Article `n` of the world.
pub fn article(world: &World, n: usize) -> Article {
    let mut w = Writer::new(world, n);
    let (year, month, day) = w.today;
    let title = w.headline();
    let mut paragraphs = vec![w.lead()];
    let mut words = count(&paragraphs[0]);
    while words < WORDS {
        let paragraph = w.paragraph();
        words += count(&paragraph);
        paragraphs.push(paragraph);
    }
    let place = w.cast.place.name.clone();
    Article {
        name: format!("news-{n:06}"),
        title,
        date: format!("{year}-{month:02}-{day:02}"),
        source: format!("صحيفة {}", world.words[n % 12]),
        place,
        tags: (0..2).map(|i| world.words[100 + (n * 7 + i * 13) % 60].clone()).collect(),
        paragraphs,
        entities: sorted(w.entities),
        events: sorted(w.events),
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn sorted(mut keys: Vec<String>) -> Vec<String> {
    keys.sort();
    keys.dedup();
    keys
}

/// Whom the article is about.
struct Cast<'a> {
    persons: [&'a Thing; 3],
    place: &'a Thing,
    far: &'a Thing,
    body: &'a Thing,
    other: &'a Thing,
    event: usize,
}

struct Writer<'a> {
    world: &'a World,
    chance: Chance,
    cast: Cast<'a>,
    seen: Vec<&'a str>,
    today: (usize, usize, usize),
    entities: Vec<String>,
    events: Vec<String>,
}

impl<'a> Writer<'a> {
    fn new(world: &'a World, n: usize) -> Self {
        let mut chance = Chance::new("article", n);
        let c = &mut chance;
        let [persons, places, bodies, events] = &world.popular;
        // News is of few events: their place, their people, and some days after them.
        let event = events.draw(c);
        let happened = &world.events[event];
        let (year, month, day) = happened.day;
        let today = (year, month, (day + c.below(4)).min(28));
        let first = if c.percent(60) { happened.parties[0] } else { persons.draw(c) };
        let persons = [first, persons.draw(c), persons.draw(c)].map(|ix| &world.persons[ix]);
        let cast = Cast {
            persons,
            place: &world.places[if c.percent(70) { happened.place } else { places.draw(c) }],
            far: &world.places[places.draw(c)],
            body: &world.bodies[bodies.draw(c)],
            other: &world.bodies[bodies.draw(c)],
            event,
        };
        let (entities, events) = (Vec::new(), Vec::new());
        Self { world, chance, cast, seen: Vec::new(), today, entities, events }
    }

    /// A name as it would be written here: in full at first, shorter or otherwise later.
    fn name(&mut self, thing: &'a Thing) -> String {
        self.entities.push(thing.key.clone());
        if !self.seen.contains(&thing.key.as_str()) {
            self.seen.push(&thing.key);
            return thing.name.clone();
        }
        self.chance.pick(&thing.spellings).clone()
    }

    fn person(&mut self) -> &'a Thing {
        let ix = self.chance.below(3);
        self.cast.persons[ix]
    }

    /// `n` words of prose.
    fn words(&mut self, n: usize) -> String {
        let mut out = String::new();
        for i in 0..n {
            if i > 0 {
                out.push(' ');
            }
            match self.chance.below(12) {
                0..=2 => {
                    let link = *self.chance.pick(LINKS);
                    out.push_str(link);
                }
                3 => {
                    let joint = *self.chance.pick(JOINTS);
                    out.push_str(joint);
                }
                shape => {
                    let clitic = match shape {
                        4..=6 => "ال",
                        7 => "و",
                        8 => "بال",
                        9 => "وال",
                        _ => "",
                    };
                    out.push_str(clitic);
                    let rank = self.world.often.draw(&mut self.chance);
                    out.push_str(&self.world.words[rank]);
                }
            }
        }
        out
    }

    /// A pattern with its places filled; some names carry a clitic.
    fn fill(&mut self, pattern: &str) -> String {
        let person = self.person();
        let (place, far, body, other) =
            (self.cast.place, self.cast.far, self.cast.body, self.cast.other);
        let mut out = pattern.to_owned();
        let parts = [
            ("{person}", person),
            ("{place}", place),
            ("{far}", far),
            ("{body}", body),
            ("{other}", other),
        ];
        for (mark, thing) in parts {
            if out.contains(mark) {
                let name = self.name(thing);
                out = out.replace(mark, &name);
            }
        }
        out.replace("{title}", person.title)
    }

    fn headline(&mut self) -> String {
        let deed = *self.chance.pick(DEEDS);
        self.fill(deed)
    }

    fn lead(&mut self) -> String {
        let person = self.person();
        let (he, she) = *self.chance.pick(SAID);
        let verb = if person.woman { she } else { he };
        let (name, place) = (self.name(person), self.name(self.cast.place));
        let words = self.words(14);
        format!("{verb} {} {name}، اليوم، في {place}، إن {words}.", person.title)
    }

    fn paragraph(&mut self) -> String {
        let mut sentences = Vec::new();
        for _ in 0..self.chance.between(2, 4) {
            let sentence = match self.chance.below(8) {
                0 => self.quote(),
                1 => self.figure(),
                2 | 3 => self.deed(),
                4 => self.event(),
                _ => self.filler(),
            };
            sentences.push(sentence);
        }
        sentences.join(" ")
    }

    fn quote(&mut self) -> String {
        let person = self.person();
        let (he, she) = *self.chance.pick(SAID);
        let verb = if person.woman { she } else { he };
        let name = self.name(person);
        let n = self.chance.between(8, 16);
        let words = self.words(n);
        match self.chance.below(3) {
            0 => format!("و{verb} {name}: «{words}»."),
            1 => format!("{verb} {} {name} إن «{words}».", person.title),
            _ => format!("«{words}»، بحسب {name}."),
        }
    }

    fn figure(&mut self) -> String {
        let (killed, hurt) = (self.chance.between(3, 90), self.chance.between(11, 300));
        let place = self.name(self.cast.place);
        match self.chance.below(3) {
            0 => format!("وأسفر القصف عن مقتل {killed} شخصا وإصابة {hurt} آخرين في {place}."),
            1 => format!("ونزح نحو {killed} ألف شخص من {place}."),
            _ => {
                let body = self.name(self.cast.body);
                format!("وأفادت {body} بإصابة {hurt} مدنيا على الأقل قرب {place}.")
            }
        }
    }

    fn deed(&mut self) -> String {
        let deed = *self.chance.pick(DEEDS);
        let deed = self.fill(deed);
        let (year, month, day) = self.world.events[self.cast.event].day;
        let n = self.chance.between(4, 9);
        let words = self.words(n);
        match self.chance.below(3) {
            0 => format!("و{deed} يوم {day} {} {year}.", MONTHS[month - 1]),
            1 => format!("و{deed} أمس، {words}."),
            _ => format!("و{deed}، {words}."),
        }
    }

    fn event(&mut self) -> String {
        let event = &self.world.events[self.cast.event];
        self.events.push(event.key.clone());
        self.entities.push(self.world.places[event.place].key.clone());
        let n = self.chance.between(6, 12);
        let words = self.words(n);
        format!("وجاء ذلك بعد {} عام {}، {words}.", event.title, event.day.0)
    }

    fn filler(&mut self) -> String {
        let n = self.chance.between(12, 24);
        let words = self.words(n);
        match self.chance.below(3) {
            0 => {
                let person = self.person();
                let name = self.name(person);
                format!("{words} ل{name}.")
            }
            1 => {
                let place = self.name(self.cast.far);
                format!("{words} وب{place}.")
            }
            _ => format!("{words}."),
        }
    }
}
