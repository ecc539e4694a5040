//! Saved web pages: the paragraphs, bullets and rows of a page's own content, without navigation,
//! scripts and footers.
//!
//! What the content is: the element of class `mgContent` (Modern.gov), else `main`, else the one
//! called `content`, else the whole body without what is marked as navigation. Read by our own
//! walk over the tags: every parser that builds a tree takes quadratic time for some pages.

mod elements;
mod tokens;
mod walk;

use super::{Extract, ExtractError, encoding};
use tokens::attribute;
use walk::Walk;

/// Reads one page.
pub fn read(bytes: &[u8]) -> Result<Extract, ExtractError> {
    let page = encoding::decode_page(bytes)
        .ok_or_else(|| ExtractError::NotText("binary data".to_owned()))?;
    for root in [Root::ModernGov, Root::Main, Root::Content, Root::Body] {
        if !root.may_be_in(&page) {
            continue;
        }
        let extract = Walk::new(root).read(&page)?;
        if !extract.is_blank() {
            return Ok(extract);
        }
    }
    if memchr::memmem::find(page.to_ascii_lowercase().as_bytes(), b"<frameset").is_some() {
        let way_out = "a page of frames: save the frame that holds the text";
        return Err(ExtractError::NoText(way_out.to_owned()));
    }
    Err(ExtractError::Empty)
}

/// Which element holds the page's own content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    ModernGov,
    Main,
    Content,
    Body,
}

impl Root {
    /// A quick look that spares most walks.
    fn may_be_in(self, page: &str) -> bool {
        let has = |mark: &str| memchr::memmem::find(page.as_bytes(), mark.as_bytes()).is_some();
        match self {
            Self::ModernGov => has("mgContent"),
            Self::Main => has("<main") || has("<MAIN") || has("\"main\""),
            Self::Content => has("content"),
            Self::Body => true,
        }
    }

    /// True for the element that holds the content.
    fn is(self, name: &str, attributes: &str) -> bool {
        let value = |key| attribute(attributes, key).unwrap_or_default();
        match self {
            Self::ModernGov => value("class").split_ascii_whitespace().any(|c| c == "mgContent"),
            Self::Main => name == "main" || value("role") == "main",
            Self::Content => matches!(value("id"), "content" | "main-content" | "maincontent"),
            Self::Body => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Style;

    fn lines(page: &str) -> Vec<(String, Style)> {
        let extract = read(page.as_bytes()).unwrap();
        extract.lines.iter().map(|l| (extract.line(l).to_owned(), l.style)).collect()
    }

    fn texts(page: &str) -> Vec<String> {
        lines(page).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn a_modern_gov_row_is_number_and_title_in_one_heading() {
        let page = "<div id=nav>Home</div><div class='x mgContent'><ul class=mgBreadcrumb><li>Home</ul>\
            <h2>Planning - Thursday, 6th June, 2019 5.30 pm</h2><table><tr><td class='mgItemNumberCell'>\
            <p class='mgAiTitleTxt'>12.</p></td><td><p class='mgAiTitleTxt'><a href=x>LEASES \
            <span class='mgFileSize'>PDF 308 KB</span></a></p><div><p>The report was\nnoted.</p></div>\
            </td></tr></table></div><footer>Privacy</footer>";
        let expected = [
            ("Planning - Thursday, 6th June, 2019 5.30 pm", Style::Heading),
            ("12. LEASES", Style::Heading),
            ("The report was noted.", Style::Plain),
        ];
        assert_eq!(lines(page), expected.map(|(text, style)| (text.to_owned(), style)));
    }

    #[test]
    fn without_marks_the_body_is_read_without_its_navigation() {
        let page = "<html><head><title>T</title></head><body><nav>Menu</nav><header>Top</header>\
            <p>One<p><b>Two</b><div style='display: none'>Gone</div>Three<br>Four</body></html>";
        let styles = lines(page);
        assert_eq!(texts(page), ["One", "Two", "Three", "Four"]);
        assert_eq!(styles[1].1, Style::Bold);
    }

    #[test]
    fn an_empty_main_gives_way_to_the_body() {
        assert_eq!(texts("<main></main><p>Minutes</p>"), ["Minutes"]);
    }

    #[test]
    fn lists_carry_their_labels() {
        let page = "<ul><li>one<li>(a) two</ul><ol start=3><li>three<li><p>four</p></ol>";
        assert_eq!(texts(page), ["• one", "(a) two", "3. three", "4. four"]);
    }

    #[test]
    fn tables_without_end_tags() {
        let page = "<table><tr><td>Ann Cole<td>Chair<tr><td>Ben Dray<td>Clerk</table>after";
        assert_eq!(texts(page), ["Ann Cole\tChair", "Ben Dray\tClerk", "after"]);
    }

    #[test]
    fn endless_nesting_takes_linear_time() {
        let page = format!("{}deep", "<b><p><i><table><a><div>".repeat(5_000));
        assert_eq!(texts(&page), ["deep"]);
    }

    #[test]
    fn pages_of_a_blog_are_read_without_what_surrounds_them() {
        let page = "<body><a class='skip-link screen-reader-text' href='#content'>Skip</a><div id=content>\
            <article><header class=entry-header><h1>Minutes of 4 May</h1><div class=entry-meta>Posted on \
            5 May</div></header><p>1. Apologies<br />None.</p><div class='sharedaddy sd-sharing'>Share \
            this</div></article><div id=comments class=comments-area><form>Comment</form></div><aside>\
            Recent posts</aside></div><footer>Powered</footer></body>";
        assert_eq!(texts(page), ["Minutes of 4 May", "1. Apologies", "None."]);
        let article =
            "<body><header>Council</header><article><header><h1>Minutes</h1></header></article>";
        assert_eq!(texts(article), ["Minutes"]);
    }

    #[test]
    fn pages_saved_by_word() {
        let page = "<body><p class=MsoTitle><b>PARISH COUNCIL<o:p></o:p></b></p><p style='mso-list:l0 \
            level1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7pt'>&nbsp;&nbsp; \
            </span></span><![endif]><b>APOLOGIES</b></p><p style='mso-list:l1'><span style='mso-list:Ignore'>·\
            <span>&nbsp; </span></span>a point</p><p><del>gone</del>kept</p></body>";
        let expected = [
            ("PARISH COUNCIL", Style::Heading),
            ("1. APOLOGIES", Style::List),
            ("• a point", Style::List),
            ("kept", Style::Plain),
        ];
        assert_eq!(lines(page), expected.map(|(text, style)| (text.to_owned(), style)));
    }

    #[test]
    fn lists_count_as_their_type_says() {
        let page = "<ol type=a><li>one<ol type=i><li>two<li>three</ol><li>four</ol><ol type=A start=3><li>five";
        assert_eq!(texts(page), ["a. one", "i. two", "ii. three", "b. four", "C. five"]);
    }

    #[test]
    fn a_page_of_frames_says_what_to_save() {
        let error =
            read(b"<html><FRAMESET><frame src=a><noframes>No frames</noframes>").unwrap_err();
        assert_eq!(error.kind(), "no-text");
        assert!(error.to_string().contains("save the frame"));
        assert_eq!(read(b"<html><body></body></html>").unwrap_err(), ExtractError::Empty);
    }

    #[test]
    fn what_is_no_text_of_the_page_is_left_out() {
        let page = "<p>a<template><p>no</p></template><select><option>no</select><textarea>no</textarea>\
            <svg><text>no</text></svg><noscript>no</noscript><span hidden>no</span>b</p>";
        assert_eq!(texts(page), ["a", "b"]);
    }
}
