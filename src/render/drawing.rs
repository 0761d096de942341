//! Maps and graphs as SVG.
//!
//! In: laid-out drawings and what each mark is called. Out: `<svg>` without a style attribute or a
//! script. Always: hidden from screen readers and from the tab key, because the page gives the same
//! as a list; every mark is still a link for a pointer.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::isolate::escape_into;
use crate::knowledge::EntityId;
use crate::site::graph::Graph;
use crate::site::lanes::{Column, Lane, LaneBar, LaneMark, Lanes, MARK, PITCH};
use crate::site::map::{Map, Mark, Tone};

/// What a mark says and where it leads.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub href: Option<String>,
    pub name: String,
    /// Beside the name when it is pointed at: «٥ مقالات».
    pub note: String,
    /// Written in a mark that stands for several: «10».
    pub count: String,
    /// `person`, `place` …
    pub kind: &'static str,
}

/// The drawing of a map; `class` tells its size.
pub fn map(map: &Map, class: &str, named: impl Fn(&Mark) -> Named) -> String {
    let mut out = opening(class, map.width, map.height);
    let _ =
        write!(out, "<rect class=\"map-sea\" width=\"{}\" height=\"{}\"/>", map.width, map.height);
    out.push_str("<path class=\"map-land\" fill-rule=\"evenodd\" d=\"");
    for polygon in &map.land {
        path(&mut out, polygon);
    }
    out.push_str("\"/>");
    for (country, x, y) in &map.countries {
        label(&mut out, "map-country", Some((*x, *y)), country);
    }
    for (mark, to) in map.marks.iter().filter_map(|m| Some((m, m.led?))) {
        let ((x, y), (to_x, to_y)) = ((mark.x, mark.y), to);
        let _ = write!(out, "<path class=\"map-lead\" d=\"M{x} {y}L{to_x} {to_y}\"/>");
    }
    for mark in &map.marks {
        let named = named(mark);
        let tone = if mark.events > 0 { "several" } else { mark.tone.name() };
        begin(&mut out, &named, &format!("map-mark map-mark--{tone}"));
        let shape = match mark.events {
            0 => shape(mark.tone, mark.x, mark.y, mark.size),
            _ => shape(Tone::Talks, mark.x, mark.y, mark.size),
        };
        let _ = write!(out, "<path d=\"{shape}\"/>");
        if mark.events > 0 {
            label(&mut out, "map-count", Some((mark.x, mark.y + 4)), &named.count);
        }
        end(&mut out, &named);
    }
    for mark in &map.marks {
        label(&mut out, "map-label", mark.label, &named(mark).name);
    }
    out.push_str("</svg>");
    out
}

/// The drawing of a graph; the node of `here` is not a link.
pub fn graph(
    graph: &Graph,
    class: &str,
    here: Option<EntityId>,
    named: impl Fn(EntityId) -> Named,
) -> String {
    let mut out = opening(class, graph.width, graph.height);
    // Lines of one weight are one path.
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    for edge in &graph.edges {
        let (Some(a), Some(b)) = (graph.nodes.get(edge.a), graph.nodes.get(edge.b)) else {
            continue;
        };
        let weight = edge.sentences.max(1).ilog2().min(4);
        let line = lines.entry(weight).or_default();
        let _ = write!(line, "M{} {}L{} {}", a.x, a.y, b.x, b.y);
    }
    for (weight, line) in lines {
        let _ = write!(out, "<path class=\"graph-edge graph-edge--{weight}\" d=\"{line}\"/>");
    }
    for node in &graph.nodes {
        let mut named = named(node.entity);
        let mut class = format!("graph-node graph-node--{}", named.kind);
        if here == Some(node.entity) {
            named.href = None;
            class.push_str(" graph-node--here");
        }
        begin(&mut out, &named, &class);
        let _ = write!(out, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>", node.x, node.y, node.size);
        if let Some(glyph) = glyph(named.kind) {
            let _ = write!(out, "<path transform=\"translate({} {})", node.x, node.y);
            let _ = write!(out, "scale(.{})\" d=\"{glyph}\"/>", (node.size * 10).clamp(70, 99));
        }
        end(&mut out, &named);
    }
    for node in &graph.nodes {
        let name = named(node.entity).name;
        ground(&mut out, node.label, &name, graph.letters);
        label(&mut out, "graph-label", node.label, &name);
    }
    out.push_str("</svg>");
    out
}

/// What stands on a drawing of lanes.
pub struct LaneWords<'a> {
    /// Time runs leftwards.
    pub from_the_right: bool,
    pub tone: &'a dyn Fn(Tone) -> String,
    /// Where a year leads, when it leads anywhere, and how it is written.
    pub year: &'a dyn Fn(&Column) -> (Option<String>, String),
    /// «17 سنة» and «بلا أحداث».
    pub left_out: &'a dyn Fn(usize) -> (String, String),
    pub mark: &'a dyn Fn(&LaneMark) -> Named,
    pub bar: &'a dyn Fn(&LaneBar) -> Named,
}

/// The drawing of all events on lanes; `side` is the room before the first year. Without any, a lane
/// is named above its line.
pub fn lanes(drawn: &Lanes, class: &str, side: i32, words: &LaneWords) -> String {
    let mut out = opening(class, drawn.width, drawn.height);
    let x = |x: i32| if words.from_the_right { drawn.width - x } else { x };
    let (foot, low) = (drawn.height - 8, drawn.height - 26);
    for column in drawn.columns.iter().filter(|c| c.labelled) {
        let left = x(column.left);
        let _ = write!(out, "<path class=\"lane-year\" d=\"M{left} 8V{low}\"/>");
        let (href, year) = (words.year)(column);
        let middle = Some((x(i32::midpoint(column.left, column.right)), foot));
        match href {
            Some(href) => {
                let _ = write!(out, "<a xlink:href=\"{href}\" tabindex=\"-1\">");
                label(&mut out, "lane-name lane-name--year", middle, &year);
                out.push_str("</a>");
            }
            None => label(&mut out, "lane-name lane-name--year", middle, &year),
        }
    }
    // Over all else: a name may reach into years left out.
    let mut names = String::new();
    for lane in &drawn.lanes {
        let (from, to) = (x(side), x(drawn.width));
        let _ = write!(out, "<path class=\"lane-line\" d=\"M{from} {}H{to}\"/>", lane.y);
        let (at, level) = match side {
            0 => (x(6), lane.top + 20),
            _ => (x(8), lane.y - 1),
        };
        label(&mut names, "lane-name", Some((at, level)), &(words.tone)(lane.tone));
        for bar in &lane.bars {
            let named = (words.bar)(bar);
            begin(&mut out, &named, &format!("map-mark map-mark--{}", lane.tone.name()));
            let (a, b) = (x(bar.from), x(bar.to));
            let (left, wide, high) = (a.min(b), (b - a).abs(), 2 * MARK - 2);
            let level = lane.y - high - 2 - PITCH * bar.row;
            let _ = write!(out, "<path d=\"M{left} {level}h{wide}v{high}h-{wide}z\"/>");
            end(&mut out, &named);
        }
        for mark in &lane.marks {
            let named = (words.mark)(mark);
            begin(&mut out, &named, &format!("map-mark map-mark--{}", lane.tone.name()));
            let _ = write!(out, "<path d=\"{}\"/>", stack(drawn.single, lane, mark, x(mark.x)));
            end(&mut out, &named);
        }
    }
    for gap in &drawn.breaks {
        let (a, b) = (x(gap.left), x(gap.right));
        let (left, width) = (a.min(b), (b - a).abs());
        let _ = write!(
            out,
            "<rect class=\"lane-break\" x=\"{left}\" y=\"1\" width=\"{width}\" height=\"{low}\"/>"
        );
        for side in [a, b] {
            let _ = write!(out, "<path class=\"lane-cut\" d=\"M{} {low}l8-16\"/>", side - 4);
        }
        let (years, nothing) = (words.left_out)(gap.years);
        let middle = left + width / 2;
        label(&mut out, "lane-name lane-name--gap", Some((middle, low / 2)), &years);
        label(&mut out, "lane-name lane-name--gap", Some((middle, low / 2 + 15)), &nothing);
    }
    out.push_str(&names);
    out.push_str("</svg>");
    out
}

/// The events of a stretch on their lane: one above the other, or a bar.
fn stack(single: bool, lane: &Lane, mark: &LaneMark, x: i32) -> String {
    if !single {
        let (left, top, height) = (x - MARK + 1, lane.base - mark.height, mark.height);
        return format!("M{left} {top}h{}v{height}h-{}z", 2 * MARK - 2, 2 * MARK - 2);
    }
    let level = |nth: usize| lane.base - MARK - 2 - PITCH * i32::try_from(nth).unwrap_or(0);
    (0..mark.n).map(|nth| shape(lane.tone, x, level(nth), MARK)).collect()
}

/// The sign of a tone alone, for a legend.
pub fn sign(tone: Tone) -> String {
    legend_sign(tone.name(), tone)
}

/// The disc that stands for several events, for a legend.
pub fn sign_of_several() -> String {
    legend_sign("several", Tone::Talks)
}

fn legend_sign(class: &str, tone: Tone) -> String {
    format!(
        "<svg class=\"legend-sign map-mark--{class}\" viewBox=\"0 0 16 16\" width=\"16\" \
         height=\"16\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{}\"/></svg>",
        shape(tone, 8, 8, 6)
    )
}

fn opening(class: &str, width: i32, height: i32) -> String {
    format!(
        "<svg class=\"drawing {class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">"
    )
}

fn begin(out: &mut String, named: &Named, class: &str) {
    match &named.href {
        Some(href) => {
            let _ = write!(out, "<a class=\"{class}\" xlink:href=\"{href}\" tabindex=\"-1\">");
        }
        None => {
            let _ = write!(out, "<g class=\"{class}\">");
        }
    }
    out.push_str("<title>");
    escape_into(out, &named.name);
    if !named.note.is_empty() {
        out.push_str(" · ");
        escape_into(out, &named.note);
    }
    out.push_str("</title>");
}

fn end(out: &mut String, named: &Named) {
    out.push_str(if named.href.is_some() { "</a>" } else { "</g>" });
}

fn label(out: &mut String, class: &str, at: Option<(i32, i32)>, name: &str) {
    let Some((x, y)) = at else { return };
    let _ = write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">");
    escape_into(out, name);
    out.push_str("</text>");
}

/// A quiet ground under a name, so that no line runs through it.
fn ground(out: &mut String, at: Option<(i32, i32)>, name: &str, letters: i32) {
    let Some((x, y)) = at else { return };
    let half = i32::try_from(name.chars().count().min(60)).unwrap_or(60) * letters * 24 / 100 + 2;
    let (left, top) = (x - half, y - letters);
    let (width, height) = (half * 2, letters * 14 / 10);
    let _ = write!(
        out,
        "<rect class=\"graph-ground\" x=\"{left}\" y=\"{top}\" width=\"{width}\" \
         height=\"{height}\" rx=\"4\"/>"
    );
}

/// The sign of a kind in a circle ten units wide to each side.
fn glyph(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "person" => {
            "M0-5.5a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 1 1 0-5.2zM-5 5.4c0-3 2.2-4.6 5-4.6s5 1.6 5 4.6z"
        }
        "organization" => {
            "M-5.5-2 0-5.5 5.5-2zM-4.8-.8h2v4h-2zM-1-.8h2v4h-2zM2.8-.8h2v4h-2zM-5.5 4h11v1.6h-11z"
        }
        "place" => {
            "M0 6c-2.6-3-4-5-4-7a4 4 0 1 1 8 0c0 2-1.4 4-4 7zM0-2.6a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 1 0 0-3.2z"
        }
        "group" => {
            "M-2.6-4.6a2 2 0 1 1 0 4 2 2 0 1 1 0-4zM2.8-4.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 1 1 0-3.6zM-6.4 4.6c0-2.6 1.6-4.2 3.8-4.2s3.8 1.6 3.8 4.2zM2.2 4.6c0-1.8-.5-3.2-1.3-4 .5-.3 1.1-.4 1.8-.4 2 0 3.4 1.6 3.4 4.4z"
        }
        _ => return None,
    })
}

/// A closed path in steps from point to point.
fn path(out: &mut String, polygon: &[(i32, i32)]) {
    let mut last: Option<(i32, i32)> = None;
    for (x, y) in polygon {
        let _ = match last {
            None => write!(out, "M{x} {y}l"),
            Some((px, py)) => {
                let (dx, dy) = (x - px, y - py);
                // A minus sign parts two numbers by itself.
                let before = if dx < 0 || out.ends_with('l') { "" } else { " " };
                let between = if dy < 0 { "" } else { " " };
                write!(out, "{before}{dx}{between}{dy}")
            }
        };
        last = Some((*x, *y));
    }
    out.push('z');
}

/// Each tone has a shape, so that nothing hangs on colour alone.
fn shape(tone: Tone, x: i32, y: i32, r: i32) -> String {
    match tone {
        Tone::Clash => format!("M{x} {}l{r} {r}-{r} {r}-{r}-{r}z", y - r),
        Tone::Politics => {
            let (a, d) = (r * 9 / 10, r * 18 / 10);
            format!("M{} {}h{d}v{d}h-{d}z", x - a, y - a)
        }
        Tone::Disaster => format!("M{x} {}l{r} {}h-{}z", y - r, r * 19 / 10, r * 2),
        Tone::Talks | Tone::Named => {
            let d = r * 2;
            format!("M{} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z", x - r)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_short_and_closed() {
        let mut out = String::new();
        path(&mut out, &[(10, 10), (15, 8), (12, 20)]);
        assert_eq!(out, "M10 10l5-2-3 12z");
    }

    #[test]
    fn names_are_escaped_and_links_stay_out_of_the_tab_order() {
        let drawn = Map {
            width: 10,
            height: 10,
            land: vec![],
            marks: vec![crate::site::map::Mark {
                entity: EntityId::new(0),
                x: 5,
                y: 5,
                size: 2,
                tone: Tone::Clash,
                events: 0,
                places: vec![],
                label: Some((5, 9)),
                led: None,
            }],
            countries: vec![],
        };
        let named = |_: &Mark| Named {
            href: Some("a.html".into()),
            name: "أ<ب".into(),
            ..Named::default()
        };
        let svg = map(&drawn, "x", named);
        assert!(
            svg.contains("أ&lt;ب") && svg.contains("tabindex=\"-1\"") && !svg.contains("style=")
        );
    }
}
