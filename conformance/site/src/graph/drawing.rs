//! A graph as SVG: a row for each way to an object, with its name, an arrow, and the object's box or, where the object was
//! reached before, a curve to that box.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use super::{Graph, Node, Target};
use crate::html::{attribute, beginning};

/// Heights and widths in pixels; a character of the fixed-width font at 13 pixels is less than 8 wide.
const ROW: usize = 36;
const BOX_HEIGHT: usize = 26;
const CHARACTER: usize = 8;
const INDENT: usize = 28;
const ARROW: usize = 26;
const MARGIN: usize = 10;
/// Where the names of what lies deep begin.
const WIDEST: usize = 900;
/// Between two curves.
const LANE: usize = 12;

/// Characters of a name and of a description that are shown; the whole stands in the element's title.
const LONGEST_LABEL: usize = 22;
const LONGEST_TEXT: usize = 34;

/// A row of the drawing.
struct Row<'graph> {
    node: &'graph Node,
    label: String,
    text: String,
    x: usize,
    y: usize,
    is_differing: bool,
}

impl Row<'_> {
    fn end_of_label(&self) -> usize {
        self.x + self.label.chars().count() * CHARACTER
    }

    fn start_of_box(&self) -> usize {
        self.end_of_label() + ARROW
    }

    fn end_of_box(&self) -> usize {
        self.start_of_box() + self.text.chars().count() * CHARACTER + 14
    }
}

/// Draws the lines of `graph` that are selected; `side` makes the ids of the drawing's parts its own.
pub fn svg(graph: &Graph, other: &Graph, selected: &BTreeSet<String>, side: &str) -> String {
    let differing = graph.differing(other);
    let mut rows: Vec<Row> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for node in graph.nodes.iter().filter(|node| selected.contains(&node.path)) {
        let parent = node.parent.and_then(|parent| places.get(&*graph.nodes[parent].path)).map(|place| &rows[*place]);
        let x = parent.map_or(MARGIN, |parent| (parent.start_of_box() + INDENT).min(WIDEST));
        places.insert(&node.path, rows.len());
        rows.push(row(node, x, rows.len(), differing.contains(&*node.path)));
    }
    let right = rows.iter().map(Row::end_of_box).max().unwrap_or(100);
    let lanes = rows.iter().filter(|row| matches!(row.node.target, Target::Shared(_))).count();
    let (width, height) = (right + MARGIN + lanes * LANE + LANE, rows.len() * ROW + MARGIN);
    let mut svg = format!(
        "<svg class=graph role=img width={width} height={height} viewBox=\"0 0 {width} {height}\" aria-label=\"Objects that the program left behind, {}\">\
         <defs><marker id=head-{side} viewBox=\"0 0 8 8\" refX=7 refY=4 markerWidth=8 markerHeight=8 markerUnits=userSpaceOnUse orient=auto-start-reverse>\
         <path d=\"M0 0 8 4 0 8z\"/></marker></defs>",
        if side == "oracle" { "the oracle's side" } else { "the subject's side" }
    );
    let mut lane = 0;
    for row in &rows {
        if let Some(parent) = row.node.parent
            && let Some(parent) = places.get(&*graph.nodes[parent].path).map(|place| &rows[*place])
        {
            // From the lower edge of the box that holds it.
            let x = parent.start_of_box() + 10;
            let (from, to) = (parent.y + BOX_HEIGHT / 2, row.y);
            let _ = write!(svg, "<path class=part d=\"M{x} {from}V{to}H{}\"/>", row.x.saturating_sub(4).max(x));
        }
        let class = if row.is_differing { "edge differs" } else { "edge" };
        let (x, y) = (row.end_of_label(), row.y);
        match &row.node.target {
            Target::Shared(path) => {
                let Some(target) = places.get(&**path).map(|place| &rows[*place]) else { continue };
                let bend = right + MARGIN + lane * LANE;
                lane += 1;
                let class = class.replacen("edge", "edge shared", 1);
                let (end, height) = (target.end_of_box() + 2, target.y);
                let _ = write!(
                    svg,
                    "<path class=\"{class}\" d=\"M{} {y}H{}Q{bend} {y} {bend} {}V{}Q{bend} {height} {} {height}H{end}\" marker-end=\"url(#head-{side})\"><title>{} is {}</title></path>",
                    x + 6,
                    bend - 8,
                    if height < y { y - 8 } else { y + 8 },
                    if height < y { height + 8 } else { height - 8 },
                    bend - 8,
                    attribute(&row.node.path),
                    attribute(path)
                );
            }
            Target::Object(text) => {
                let start = row.start_of_box();
                let _ = write!(
                    svg,
                    "<path class=\"{class}\" d=\"M{} {y}H{}\" marker-end=\"url(#head-{side})\"/>\
                     <g class=\"{}\"><title>{}: {}</title><rect x={start} y={} width={} height={BOX_HEIGHT} rx=5 />\
                     <text x={} y={}>{}</text></g>",
                    x + 6,
                    start - 2,
                    if row.is_differing { "box differs" } else { "box" },
                    attribute(&row.node.path),
                    attribute(text),
                    y - BOX_HEIGHT / 2,
                    row.end_of_box() - start,
                    start + 7,
                    y + 4,
                    attribute(&row.text)
                );
            }
        }
        let class = if row.is_differing { "name differs" } else { "name" };
        let _ = write!(svg, "<text class=\"{class}\" x={} y={}>{}</text>", row.x, y + 4, attribute(&row.label));
    }
    svg.push_str("</svg>");
    svg
}

fn row(node: &Node, x: usize, number: usize, is_differing: bool) -> Row<'_> {
    let text = match &node.target {
        Target::Object(text) => beginning(text, LONGEST_TEXT),
        Target::Shared(_) => String::new(),
    };
    Row { node, label: beginning(&node.label, LONGEST_LABEL), text, x, y: number * ROW + ROW / 2 + 2, is_differing }
}
