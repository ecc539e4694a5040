//! Small PDFs and packages, written out by hand where a test needs one that no writer makes.

use std::io::Write;

/// The fonts of every page: `F` is plain, `B` bold.
const FONTS: &str = "<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\
    /B <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>>>";

/// A PDF whose pages paint the given contents.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 3 + 2 * n)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()),
    ];
    for (index, content) in pages.iter().enumerate() {
        let content_number = 4 + 2 * index;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content_number} 0 R\
             /Resources{FONTS}>>"
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    for (number, object) in objects.iter().enumerate() {
        file += &format!("{} 0 obj{object}endobj\n", number + 1);
    }
    let size = objects.len() + 1;
    (file + &format!("trailer<</Root 1 0 R/Size {size}>>\n%%EOF\n")).into_bytes()
}

/// What paints lines of text from the top of a page, in lines of 16 points.
pub fn lines(texts: &[&str]) -> String {
    let shows = texts.iter().zip(0..).map(|(text, row)| {
        let text = text.replace('(', "\\(").replace(')', "\\)");
        format!("BT /F 11 Tf 72 {} Td ({text}) Tj ET\n", 740 - 16 * row)
    });
    shows.collect()
}

/// A picture that covers a page, as a scan does.
pub const SCAN: &str = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7F} EI Q\n";

/// A ZIP package of parts, each its name and its bytes.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", document.as_bytes())])
}

/// One paragraph of a Word document.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
