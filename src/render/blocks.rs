//! Files that are too large to be held: made block by block, side by side, written in order; a block
//! the file had before and that would be made of the same is not made again.

use std::io;

use rayon::prelude::*;

use super::prints::{Printed, Prints};
use crate::base::{Pieces, Print};

/// Items whose bytes are made by one thread at a time.
const BLOCK: usize = 8;
/// Blocks made before they are written: bounds what is held.
const AHEAD: usize = 8;

/// What a list is known by in its file, and the prints of what it is made of.
pub(crate) type Known<'a> = (&'a str, Option<&'a Prints<'a>>);

/// Writes what `one` makes of every item, in their order.
pub(crate) fn each<T: Printed>(
    out: &mut dyn Pieces,
    known: Known,
    items: &[T],
    one: impl Fn(&mut Vec<u8>, &T) + Sync,
) -> io::Result<()> {
    blocks(out, known, items, one, false)
}

/// Writes a JSON list: `one` writes any number of members for every item, with [`member`].
pub(crate) fn list<T: Printed>(
    out: &mut dyn Pieces,
    known: Known,
    items: &[T],
    one: impl Fn(&mut Vec<u8>, &T) + Sync,
) -> io::Result<()> {
    out.write_all(b"[")?;
    blocks(out, known, items, one, true)?;
    out.write_all(b"]")
}

/// One member of a JSON list, a line of its own.
pub(crate) fn member(out: &mut Vec<u8>, record: &impl serde::Serialize) {
    out.extend_from_slice(b",\n");
    // Writing to memory does not fail.
    let _ = serde_json::to_writer(out, record);
}

/// With `parted` the first member of all loses the comma before it.
fn blocks<T: Printed>(
    out: &mut dyn Pieces,
    (name, prints): Known,
    items: &[T],
    one: impl Fn(&mut Vec<u8>, &T) + Sync,
    parted: bool,
) -> io::Result<()> {
    let mut first = parted;
    let make = |items: &[T]| {
        let mut block = Vec::new();
        items.iter().for_each(|item| one(&mut block, item));
        block
    };
    // The room of the last block: hundreds of megabytes pass through it.
    let mut room = Vec::new();
    for window in items.chunks(BLOCK * AHEAD) {
        let blocks = window.chunks(BLOCK);
        let print = |items: &[T]| prints.and_then(|prints| prints.records(name, items));
        let wanted: Vec<(&[T], Option<Print>, bool)> = blocks
            .map(|items| {
                let print = print(items);
                (items, print, print.is_some_and(|print| out.knows(&print)))
            })
            .collect();
        let made = wanted.par_iter().map(|(items, _, known)| (!known).then(|| make(items)));
        let made: Vec<Option<Vec<u8>>> = made.collect();
        for ((items, print, _), made) in wanted.into_iter().zip(made) {
            if let (false, None, Some(print)) = (first, &made, &print)
                && out.again(print)?
            {
                continue;
            }
            let mut block = match (made, print) {
                (Some(made), _) => made,
                (None, Some(print)) => {
                    let mut bytes = std::mem::take(&mut room);
                    out.recall(&print, &mut bytes)?;
                    bytes
                }
                (None, None) => make(items),
            };
            let whole = block.len();
            if first && block.starts_with(b",") {
                block.remove(0);
            }
            first &= block.is_empty();
            // One that lost its comma is another block: it is not offered again.
            match print.filter(|_| block.len() == whole) {
                Some(print) => out.piece(print, &block)?,
                None => out.write_all(&block)?,
            }
            room = block;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Printed for usize {}

    #[test]
    fn blocks_are_written_in_order_and_members_are_parted() -> io::Result<()> {
        let items: Vec<usize> = (0..1000).collect();
        let (mut lines, mut members) = (Vec::new(), Vec::new());
        let plain = ("x", None);
        each(&mut lines, plain, &items, |out, n| out.extend(format!("{n}\n").bytes()))?;
        assert_eq!(String::from_utf8_lossy(&lines).lines().count(), 1000);
        assert!(lines.starts_with(b"0\n1\n") && lines.ends_with(b"\n999\n"));
        list(&mut members, plain, &items, |out, n| {
            if n % 500 == 499 {
                member(out, n);
            }
        })?;
        assert_eq!(members, b"[\n499,\n999]");
        Ok(())
    }
}
