//! Files that are too large to be held: made block by block, side by side, written in order.

use std::io::{self, Write};

use rayon::prelude::*;

/// Items whose bytes are made by one thread at a time.
const BLOCK: usize = 8;
/// Blocks made before they are written: bounds what is held.
const AHEAD: usize = 8;

/// Writes what `one` makes of every item, in their order.
pub(crate) fn each<T: Sync>(
    out: &mut dyn Write,
    items: &[T],
    one: impl Fn(&mut Vec<u8>, &T) + Sync,
) -> io::Result<()> {
    blocks(items, one, &mut |block| out.write_all(block))
}

/// Writes a JSON list: `one` writes any number of members for every item, with [`member`].
pub(crate) fn list<T: Sync>(
    out: &mut dyn Write,
    items: &[T],
    one: impl Fn(&mut Vec<u8>, &T) + Sync,
) -> io::Result<()> {
    out.write_all(b"[")?;
    let mut first = true;
    blocks(items, one, &mut |block| {
        let rest = if first { block.strip_prefix(b",").unwrap_or(block) } else { block };
        first &= block.is_empty();
        out.write_all(rest)
    })?;
    out.write_all(b"]")
}

/// One member of a JSON list, a line of its own.
pub(crate) fn member(out: &mut Vec<u8>, record: &impl serde::Serialize) {
    out.extend_from_slice(b",\n");
    // Writing to memory does not fail.
    let _ = serde_json::to_writer(out, record);
}

fn blocks<T: Sync>(
    items: &[T],
    one: impl Fn(&mut Vec<u8>, &T) + Sync,
    write: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let make = |items: &[T]| {
        let mut block = Vec::new();
        items.iter().for_each(|item| one(&mut block, item));
        block
    };
    for window in items.chunks(BLOCK * AHEAD) {
        let made: Vec<Vec<u8>> = window.par_chunks(BLOCK).map(make).collect();
        made.iter().try_for_each(|block| write(block))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_written_in_order_and_members_are_parted() -> io::Result<()> {
        let items: Vec<usize> = (0..1000).collect();
        let (mut lines, mut members) = (Vec::new(), Vec::new());
        each(&mut lines, &items, |out, n| out.extend(format!("{n}\n").bytes()))?;
        assert_eq!(String::from_utf8_lossy(&lines).lines().count(), 1000);
        assert!(lines.starts_with(b"0\n1\n") && lines.ends_with(b"\n999\n"));
        list(&mut members, &items, |out, n| {
            if n % 500 == 499 {
                member(out, n);
            }
        })?;
        assert_eq!(members, b"[\n499,\n999]");
        Ok(())
    }
}
