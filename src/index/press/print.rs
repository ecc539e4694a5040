//! The inverted index of a segment: in come the words noted by a [`Press`], out come the engine's files
//! of terms, postings, positions and lengths.

use std::io;

use tantivy::fieldnorm::{FieldNormReaders, FieldNormsSerializer};
use tantivy::index::SegmentComponent;
use tantivy::postings::{FieldSerializer, InvertedIndexSerializer};
use tantivy::schema::Field;

use super::lexicon::Lexicon;
use super::script::{Place, Script};
use super::values::{Keys, Values};
use super::{Column, Press};

/// Places sorted at a time: 8 bytes each.
pub(super) const BATCH: usize = 4 << 20;

impl Press {
    /// Writes lengths, terms, postings and positions.
    pub(super) fn print_words(&mut self) -> tantivy::Result<()> {
        self.norms.fill_up_to_max_doc(self.items);
        let file = self.segment.open_write(SegmentComponent::FieldNorms)?;
        self.norms.serialize(FieldNormsSerializer::from_write(file)?, None)?;
        let norms = FieldNormReaders::open(self.segment.open_read(SegmentComponent::FieldNorms)?)?;
        let order = self.terms.lexicon.in_order();
        let mut serializer = InvertedIndexSerializer::open(&self.segment)?;
        for (number, column) in self.columns.iter_mut().enumerate() {
            let field = Field::from_field_id(number as u32);
            let given = column.given();
            if given == 0 {
                continue;
            }
            let mut out = serializer.new_field(field, given, norms.get_field(field)?)?;
            match std::mem::replace(column, Column::None) {
                Column::Words(script) => {
                    print_script(&script, &self.terms.lexicon, &order, self.batch, &mut out)?
                }
                Column::Values(values) => print_values(&values, &mut out)?,
                Column::Keys(keys) => print_keys(keys, &mut out)?,
                Column::None => {}
            }
            out.close()?;
        }
        serializer.close()?;
        Ok(())
    }
}

impl Column {
    /// How many terms were noted in all.
    fn given(&self) -> u64 {
        match self {
            Self::Words(script) => script.words(),
            Self::Values(values) => values.given(),
            Self::Keys(keys) => keys.given(),
            Self::None => 0,
        }
    }
}

fn print_values(values: &Values, out: &mut FieldSerializer<'_>) -> io::Result<()> {
    for (value, items) in values.in_order() {
        out.new_term(value, 0, false)?;
        items.iter().for_each(|&item| out.write_doc(item, 0, &[]));
        out.close_term()?;
    }
    Ok(())
}

fn print_keys(mut keys: Keys, out: &mut FieldSerializer<'_>) -> io::Result<()> {
    for same in keys.in_order().chunk_by(|one, next| one.0 == next.0) {
        out.new_term(&same[0].0.to_be_bytes(), 0, false)?;
        same.iter().for_each(|&(_, item)| out.write_doc(item, 0, &[]));
        out.close_term()?;
    }
    Ok(())
}

/// Sorts the places of as many words at a time as fit a batch, in as many walks through the script.
fn print_script(
    script: &Script,
    lexicon: &Lexicon,
    order: &[u32],
    batch: usize,
    out: &mut FieldSerializer<'_>,
) -> io::Result<()> {
    let counts = script.counts(lexicon);
    let mut rest: Vec<u32> =
        order.iter().copied().filter(|&number| counts[number as usize] > 0).collect();
    let mut cursors = vec![u32::MAX; counts.len()];
    let mut places = Vec::new();
    let mut deltas = Vec::new();
    let mut short = [0; 16];
    while !rest.is_empty() {
        let mut held = 0;
        let mut words = 0;
        for &number in &rest {
            let count = counts[number as usize] as usize;
            if words > 0 && held + count > batch {
                break;
            }
            cursors[number as usize] = held as u32;
            held += count;
            words += 1;
        }
        places.resize(held, Place { item: 0, position: 0 });
        script.replay(|number, place| {
            let cursor = &mut cursors[number as usize];
            if *cursor != u32::MAX {
                places[*cursor as usize] = place;
                *cursor += 1;
            }
        });
        let mut from = 0;
        for number in rest.drain(..words) {
            let to = from + counts[number as usize] as usize;
            cursors[number as usize] = u32::MAX;
            let word = lexicon.word(number, &mut short);
            print_word(word, &places[from..to], &mut deltas, out)?;
            from = to;
        }
    }
    Ok(())
}

fn print_word(
    word: &[u8],
    places: &[Place],
    deltas: &mut Vec<u32>,
    out: &mut FieldSerializer<'_>,
) -> io::Result<()> {
    let items = places.chunk_by(|one, next| one.item == next.item);
    out.new_term(word, items.clone().count() as u32, true)?;
    for item in items {
        deltas.clear();
        let mut last = 0;
        for place in item {
            deltas.push(place.position - last);
            last = place.position;
        }
        out.write_doc(item[0].item, item.len() as u32, deltas);
    }
    out.close_term()
}
