//! Values as bytes, and bytes as a print.

use serde::Serialize;

use super::Print;

/// Values one after the other, none of which runs into the next.
#[derive(Clone, Debug, Default)]
pub struct Mix(Vec<u8>);

impl Mix {
    pub fn number(&mut self, n: usize) -> &mut Self {
        self.0.extend_from_slice(&(n as u64).to_le_bytes());
        self
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    pub fn print(&mut self, print: Print) -> &mut Self {
        self.0.extend_from_slice(&print);
        self
    }

    /// A print, or that there is none.
    pub fn some(&mut self, print: Option<Print>) -> &mut Self {
        self.0.push(u8::from(print.is_some()));
        self.print(print.unwrap_or_default())
    }

    /// How many there are, and each.
    pub fn all<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut one: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        let at = self.0.len();
        self.number(0);
        let mut n = 0_u64;
        for item in items {
            one(self, item);
            n += 1;
        }
        if let Some(count) = self.0.get_mut(at..at + 8) {
            count.copy_from_slice(&n.to_le_bytes());
        }
        self
    }

    /// Anything plain; ids of one build are not plain, they mean nothing in the next.
    pub fn value(&mut self, value: &impl Serialize) -> &mut Self {
        // What is plain can be written, and writing to memory does not fail.
        let done = self.try_value(value).is_some();
        debug_assert!(done, "not plain");
        self
    }

    /// The same for what may have no plain form.
    pub fn try_value(&mut self, value: &impl Serialize) -> Option<()> {
        let at = self.0.len();
        self.number(0);
        let begun = std::mem::take(&mut self.0);
        self.0 = postcard::to_extend(value, begun).ok()?;
        let n = (self.0.len().saturating_sub(at + 8)) as u64;
        if let Some(count) = self.0.get_mut(at..at + 8) {
            count.copy_from_slice(&n.to_le_bytes());
        }
        Some(())
    }

    pub fn done(&self) -> Print {
        super::hash::half(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_into_what_follows() {
        let of = |fill: &dyn Fn(&mut Mix)| {
            let mut mix = Mix::default();
            fill(&mut mix);
            mix.done()
        };
        let list = |all: &'static [&'static str], after: &'static [&'static str]| {
            of(&move |m: &mut Mix| {
                m.all(all, |m, t| {
                    m.text(t);
                });
                for text in after {
                    m.text(text);
                }
            })
        };
        let some = |print: Option<Print>| {
            of(&move |m: &mut Mix| {
                m.some(print).text("");
            })
        };
        let values = |a: &'static str, b: &'static str| {
            of(&move |m: &mut Mix| {
                m.value(&a).value(&b);
            })
        };
        let prints = [
            list(&[], &["ab", "c"]),
            list(&[], &["a", "bc"]),
            list(&["a", "b"], &["c"]),
            list(&["a"], &["b", "c"]),
            values("ab", "c"),
            values("a", "bc"),
            some(None),
            some(Some(Print::default())),
        ];
        let all: std::collections::BTreeSet<Print> = prints.into_iter().collect();
        assert_eq!(all.len(), prints.len());
    }
}
