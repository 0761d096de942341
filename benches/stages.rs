//! How fast each stage is, in megabytes a second of text, on one core: `cargo bench --bench stages`.
//!
//! The corpus is the made-up one of `corpus/`: the same bytes on every machine.
#![allow(missing_docs, reason = "the macros of the harness write functions")]

#[path = "corpus/mod.rs"]
#[allow(dead_code, reason = "cards are made from the world, not written")]
mod corpus;

use std::hint::black_box;

use corpus::prose::article;
use corpus::world::World;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use daachorse::CharwiseDoubleArrayAhoCorasick;
use warraq::base::Span;
use warraq::config::Config;
use warraq::document::{Article, BlockKind, Body, Curation, EntityCard};
use warraq::extract::{Extraction, extract};
use warraq::lexicon::Lexicon;
use warraq::resolve::{Corpus, resolve};
use warraq::text::{analyze, fold};

const ARTICLES: usize = 200;

fn articles(world: &World) -> Vec<Article> {
    let read = |n| {
        let made = article(world, n);
        let mut body = Body::default();
        body.push_block(BlockKind::Title, &made.title, None);
        for paragraph in &made.paragraphs {
            body.push_block(BlockKind::Paragraph, paragraph, None);
        }
        Article { key: made.name.as_str().into(), body, ..Article::default() }
    };
    (0..ARTICLES).map(read).collect()
}

fn cards(world: &World) -> Vec<EntityCard> {
    let card = |thing: &corpus::world::Thing| EntityCard {
        key: thing.key.as_str().into(),
        name: thing.name.clone(),
        aliases: thing.aliases.clone(),
        ..EntityCard::default()
    };
    world.things().map(card).collect()
}

fn stages(c: &mut Criterion) {
    let world = World::new(corpus::THINGS, corpus::EVENTS);
    let (articles, cards) = (articles(&world), cards(&world));
    let texts: Vec<&str> = articles.iter().map(|a| a.body.text.as_str()).collect();
    let bytes = texts.iter().map(|t| t.len() as u64).sum();

    c.bench_function("lexicon", |b| b.iter(|| Lexicon::new(&cards, &[])));
    let lexicon = Lexicon::new(&cards, &[]);

    let mut group = c.benchmark_group("reading");
    group.throughput(Throughput::Bytes(bytes)).sample_size(20);
    group.bench_function("fold", |b| {
        b.iter(|| texts.iter().map(|text| fold(text).len()).sum::<usize>());
    });
    group.bench_function("tokenize", |b| {
        let read = |text: &&str| analyze(text, &[Span::new(0, text.len())], |_| false).solid.len();
        b.iter(|| texts.iter().map(read).sum::<usize>());
    });
    // The floor: one look of an automaton of all names at every letter.
    let names: std::collections::BTreeSet<String> = lexicon
        .things
        .iter()
        .flat_map(|t| [&t.name].into_iter().chain(&t.aliases))
        .map(|n| fold(n))
        .collect();
    let folded: Vec<String> = texts.iter().map(|t| fold(t)).collect();
    if let Ok(automaton) = CharwiseDoubleArrayAhoCorasick::<u32>::new(names) {
        group.bench_function("automaton", |b| {
            let scan = |text: &String| automaton.find_overlapping_iter(text).count();
            b.iter(|| folded.iter().map(scan).sum::<usize>());
        });
    }
    group.bench_function("extract", |b| {
        b.iter(|| articles.iter().for_each(|a| drop(black_box(extract(a, &lexicon)))));
    });
    group.finish();

    let extractions: Vec<Extraction> = articles.iter().map(|a| extract(a, &lexicon)).collect();
    let read = Corpus {
        articles: &articles,
        extractions: &extractions,
        lexicon: &lexicon,
        entity_cards: &cards,
        event_cards: &[],
        curation: &Curation::default(),
        config: &Config::default(),
    };
    let mut group = c.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function("resolve", |b| b.iter(|| resolve(&read)));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
