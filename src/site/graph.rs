//! Who stands beside whom, as points and lines in a drawing.
//!
//! In: the planned site. Out: a [`Graph`]: entities as points, sentences they share as lines, in
//! whole units of the drawing. The whole graph is laid out by forces (points repel, ties pull, all
//! drift to the middle), an entity's own company on a ring. Always: integers only and a fixed number
//! of steps, so that every machine draws the same. Not here: markup.

mod cast;
mod layout;

use std::collections::BTreeMap;

use super::Site;
use super::labels::{self, Dot, Frame};
use crate::document::EntityKind;
use crate::knowledge::EntityId;

pub use cast::{FIRST, WHOLE, cast, is_large};
use layout::{settle, sine};

/// An entity in the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub entity: EntityId,
    pub x: i32,
    pub y: i32,
    /// Half of its width.
    pub size: i32,
    pub label: Option<(i32, i32)>,
}

/// A tie between two nodes, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    pub a: usize,
    pub b: usize,
    /// Sentences they share.
    pub sentences: u32,
}

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    pub width: i32,
    pub height: i32,
    /// Height of a name's letters.
    pub letters: i32,
    /// Best tied first.
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

/// So many points come before all others: their names may cover a lesser one.
const FOREMOST: usize = 16;
/// Ties of one node that are drawn, beside those its neighbours want.
const TIES: usize = 3;
/// Entities by the sentences they share with others, best tied first.
pub fn ranked(site: &Site) -> Vec<EntityId> {
    let drawn = |kind: EntityKind| {
        use EntityKind::{Group, Organization, Person, Place};
        matches!(kind, Person | Place | Organization | Group)
    };
    let weight = |id: &EntityId| -> u64 {
        site.entity(*id).map_or(0, |e| e.company.iter().map(|c| u64::from(c.sentences)).sum())
    };
    let mut ids: Vec<(u64, EntityId)> = site
        .entities
        .iter()
        .filter(|id| site.entity(**id).is_some_and(|e| drawn(e.kind)))
        .map(|id| (weight(id), *id))
        .filter(|(weight, _)| *weight > 0)
        .collect();
    ids.sort_by_key(|(weight, id)| (std::cmp::Reverse(*weight), *id));
    ids.into_iter().map(|(_, id)| id).collect()
}

/// The graph of the given entities.
pub fn draw(site: &Site, ids: &[EntityId], frame: Frame) -> Graph {
    let edges = edges(site, ids, TIES);
    let mut ties = vec![0; ids.len()];
    for edge in &edges {
        for end in [edge.a, edge.b] {
            if let Some(n) = ties.get_mut(end) {
                *n += 1;
            }
        }
    }
    // Who has no tie to the others has no place in the drawing.
    let mut new: BTreeMap<usize, usize> = BTreeMap::new();
    for (old, _) in ties.iter().enumerate().filter(|(_, n)| **n > 0) {
        new.insert(old, new.len());
    }
    let kept: Vec<EntityId> = new.keys().filter_map(|old| ids.get(*old).copied()).collect();
    let edges: Vec<Edge> = edges
        .iter()
        .filter_map(|e| Some(Edge { a: *new.get(&e.a)?, b: *new.get(&e.b)?, ..*e }))
        .collect();
    let places = settle(kept.len(), &edges, frame);
    finish(site, &kept, places, edges, frame)
}

/// The company of one entity: itself in the middle, the others around it.
pub fn company(site: &Site, id: EntityId, most: usize, frame: Frame) -> Option<Graph> {
    let entity = site.entity(id)?;
    let with: Vec<EntityId> = entity
        .company
        .iter()
        .map(|c| c.entity)
        .filter(|c| site.entity(*c).is_some_and(|e| e.published))
        .take(most)
        .collect();
    if with.len() < 3 {
        return None;
    }
    let around = beside_each_other(site, &with);
    let ids: Vec<EntityId> = std::iter::once(id).chain(around).collect();
    let edges = edges(site, &ids, most);
    let (cx, cy) = (frame.width / 2, frame.height / 2);
    let n = i32::try_from(ids.len() - 1).unwrap_or(1).max(1);
    let ring = |i: i32| {
        // Every other one stands a little nearer, so that names have room.
        let reach = if i % 2 == 0 { 100 } else { 72 };
        let turn = i * 36_000 / n;
        let x = i64::from(cx - frame.letters * 4) * reach * sine(turn + 9_000) / 100_000;
        let y = i64::from(cy - frame.letters * 2) * reach * sine(turn) / 100_000;
        (cx + i32::try_from(x).unwrap_or(0), cy + i32::try_from(y).unwrap_or(0))
    };
    let places = std::iter::once((cx, cy)).chain((0..n).map(ring)).collect();
    Some(finish(site, &ids, places, edges, frame))
}

/// An order in which those who share sentences follow each other.
fn beside_each_other(site: &Site, with: &[EntityId]) -> Vec<EntityId> {
    let mut left = with.to_vec();
    let mut out: Vec<EntityId> = Vec::new();
    while !left.is_empty() {
        let near = out.last().and_then(|last| {
            let company = &site.entity(*last)?.company;
            company.iter().take(80).find_map(|c| left.iter().position(|l| *l == c.entity))
        });
        out.push(left.remove(near.unwrap_or(0)));
    }
    out
}

/// For each entity its strongest ties to the others, each tie once.
fn edges(site: &Site, ids: &[EntityId], most: usize) -> Vec<Edge> {
    let index: BTreeMap<EntityId, usize> = ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
    let mut edges: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for (a, id) in ids.iter().enumerate() {
        let company = site.entity(*id).map(|e| e.company.as_slice()).unwrap_or_default();
        let here = company.iter().filter_map(|c| Some((*index.get(&c.entity)?, c.sentences)));
        for (b, sentences) in here.filter(|(b, _)| *b != a).take(most) {
            edges.insert((a.min(b), a.max(b)), sentences);
        }
    }
    edges.into_iter().map(|((a, b), sentences)| Edge { a, b, sentences }).collect()
}

fn finish(
    site: &Site,
    ids: &[EntityId],
    places: Vec<(i32, i32)>,
    edges: Vec<Edge>,
    frame: Frame,
) -> Graph {
    let articles = |id: &EntityId| site.entity(*id).map_or(0, |e| e.articles.len());
    let most = ids.iter().map(articles).max().unwrap_or(1).max(1);
    let dots: Vec<Dot> = ids
        .iter()
        .zip(&places)
        .enumerate()
        .map(|(ix, (id, (x, y)))| {
            let share = (frame.letters * frame.letters) as usize * articles(id) / most;
            let size = frame.letters * 7 / 10 + i32::try_from(share.isqrt()).unwrap_or(0) * 5 / 10;
            let letters = site.entity(*id).map_or(0, |e| e.name.chars().count());
            Dot { x: *x, y: *y, size, letters, minor: ix >= FOREMOST }
        })
        .collect();
    let end = |ix: usize| places.get(ix).copied().unwrap_or_default();
    let lines: Vec<labels::Line> = edges.iter().map(|e| (end(e.a), end(e.b))).collect();
    let labels = labels::place(&dots, &lines, frame);
    let node = |((id, dot), label): ((&EntityId, &Dot), Option<(i32, i32)>)| Node {
        entity: *id,
        x: dot.x,
        y: dot.y,
        size: dot.size,
        label,
    };
    let nodes = ids.iter().zip(&dots).zip(labels).map(node).collect();
    let Frame { width, height, letters, .. } = frame;
    named(Graph { width, height, letters, nodes, edges })
}

/// A drawing without the nodes whose names have no room: a dot without a name says nothing.
fn named(graph: Graph) -> Graph {
    let mut new: BTreeMap<usize, usize> = BTreeMap::new();
    for (old, node) in graph.nodes.iter().enumerate() {
        if node.label.is_some() {
            new.insert(old, new.len());
        }
    }
    let edge = |e: &Edge| Some(Edge { a: *new.get(&e.a)?, b: *new.get(&e.b)?, ..*e });
    let edges = graph.edges.iter().filter_map(edge).collect();
    let nodes = graph.nodes.iter().filter(|n| n.label.is_some()).cloned().collect();
    Graph { nodes, edges, ..graph }
}
