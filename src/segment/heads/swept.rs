//! Numbers that a flattened page swept together (`II. III. IV. Approval of …`) are given back to their
//! headings.

use super::{Class, Head};
use crate::item::Part;
use crate::segment::marks::Mark;
use crate::segment::survey::Survey;
use crate::segment::titles;

/// Numbers that a flattened page swept together: each with its row, the last with text behind it.
pub(super) type Swept<'t> = Vec<(usize, &'t str)>;

/// Blocks of numbers on one line with nothing between them.
pub(super) fn swept<'t>(
    survey: &Survey,
    heads: &[Head<'t>],
    all: &[(usize, u8)],
) -> Vec<Swept<'t>> {
    let mut blocks = Vec::new();
    let mut block: Swept = Vec::new();
    for &(index, _) in all {
        let head = &heads[index];
        let row = head.candidate.row;
        let joined = block.last().is_some_and(|(last, _)| {
            last + 1 == row && survey.row(*last).line == survey.row(row).line
        });
        if !joined {
            block.clear();
        }
        block.push((row, head.candidate.number.printed));
        if head.class != Class::Alone {
            if block.len() > 1 {
                blocks.push(block.clone());
            }
            block.clear();
        }
    }
    blocks
}

/// Gives swept numbers back to the headings that follow on the same line, where there are as many.
pub(super) fn put_back(survey: &Survey, marks: &mut Vec<Mark>, block: &Swept) {
    let (Some(first), Some(last)) = (block.first(), block.last()) else { return };
    let rows: Vec<usize> = (last.0 + 1..survey.range.end)
        .take(block.len())
        .take_while(|&row| {
            survey.row(row).line == survey.row(last.0).line && survey.candidate(row).is_none()
        })
        .collect();
    let Some(at) = marks.iter().position(|mark| mark.row == last.0) else { return };
    if rows.len() + 1 != block.len() {
        return;
    }
    marks[at].row = first.0;
    marks[at].number = Some(first.1.to_owned());
    let added = rows.iter().zip(&block[1..]).map(|(&row, (_, number))| {
        let title = titles::take(survey, row, 0, survey.range.end);
        let number = Some((*number).to_owned());
        Mark { row, part: Part::Item, number, title: title.text, level: 1, body: title.body }
    });
    let added: Vec<Mark> = added.collect();
    marks.retain(|mark| mark.row == first.0 || !block.iter().any(|(row, _)| *row == mark.row));
    let at = marks.partition_point(|mark| mark.row <= first.0);
    marks.splice(at..at, added);
}
