#!/usr/bin/env python3
"""Makes the same meeting in every format, from the text below. Python 3.8, nothing else.

    cd tests/documents/formats && ./make.py

`./make.py doc` makes `meeting.doc` too: it needs LibreOffice (`soffice`), which turns `meeting.docx`
into Word's old format, tracked deletion and all. Nobody writes that format by hand.

The council, its people and its business are invented. Each block is (kind, text): `title` and
`heading` are headings, `p` a paragraph, `li` an entry of a list that the format numbers itself,
`row` a row of a table. `expected.txt` is what every format must give, one line a block.
"""
import subprocess
import sys
import textwrap
import zipfile
from xml.sax.saxutils import escape

MEETING = [
    ("title", "Harrowfen Borough Council"),
    ("title", "Licensing Committee"),
    ("p", "Minutes of the meeting held on Tuesday, 14 March 2023 at 6.30 pm in the Old Corn Hall, Harrowfen"),
    ("heading", "Present"),
    ("row", ["Councillor Ada Quill (Chair)", "Councillor Bram Oxley"]),
    ("row", ["Councillor Cerys Tamblyn", "Councillor Dunstan Peake"]),
    ("p", "Apologies: Councillor Effie Wray"),
    ("p", "In attendance: Mr Hal Gently (Licensing Officer)"),
    ("heading", "21. DECLARATIONS OF INTEREST"),
    ("p", "No declarations were made."),
    ("heading", "22. MINUTES OF THE PREVIOUS MEETING"),
    ("p", "RESOLVED that the minutes of the meeting held on 7 February 2023 be approved as a correct record."),
    ("heading", "23. STREET MARKET – RENEWAL OF CONSENT"),
    ("p", "The Licensing Officer presented a report on the Saturday market in Tallow Lane. Members "
          "asked about the café’s pavement tables, the £250 fee and the stalls at the north end, "
          "where two traders had given up their pitches."),
    ("p", "RESOLVED that"),
    ("li", "the consent be renewed for one year;"),
    ("li", "the fee be kept at £250; and"),
    ("li", "the Licensing Officer report again in September."),
    ("heading", "24. CLOSE OF MEETING"),
    ("p", "The meeting closed at 7.45 pm."),
]
LABELS = ["(a)", "(b)", "(c)"]
HEAD, FOOT = "Harrowfen Borough Council – Licensing Committee", "Page {} of {}"


def labelled():
    """The blocks with the labels of the list written out."""
    labels = iter(LABELS)
    return [(kind, next(labels) + " " + text if kind == "li" else text) for kind, text in MEETING]


def line(text):
    return "\t".join(text) if isinstance(text, list) else text


def text():
    return "".join(line(text) + "\n" for _, text in labelled()).encode()


def markdown():
    out = []
    for kind, text in rows(labelled()):
        if kind == "table":
            table = ["| " + " | ".join(row) + " |" for row in text]
            out.append("\n".join(table[:1] + ["|---" * len(text[0]) + "|"] + table[1:]))
        else:
            out.append({"title": "# ", "heading": "## ", "li": "- "}.get(kind, "") + text)
    return ("\n\n".join(out) + "\n").encode()


def rows(blocks):
    """Blocks with neighbouring rows gathered into tables."""
    out = []
    for kind, text in blocks:
        if kind == "row" and out and out[-1][0] == "table":
            out[-1][1].append(text)
        else:
            out.append(("table", [text]) if kind == "row" else (kind, text))
    return out


def html():
    body, in_list = [], False
    for kind, text in rows(MEETING):
        if in_list and kind != "li":
            body.append("</ol>")
            in_list = False
        if kind == "table":
            cells = ("<tr>" + "".join("<td><p>%s</p></td>" % escape(c) for c in row) + "</tr>" for row in text)
            body.append("<table>" + "".join(cells) + "</table>")
        elif kind == "li":
            if not in_list:
                body.append('<ol type="a">')
            label = LABELS[sum(b.startswith("<li>") for b in body)]
            body.append("<li>%s %s</li>" % (label, escape(text)))
            in_list = True
        else:
            tag = {"title": "h1", "heading": "h2"}.get(kind, "p")
            body.append("<%s>%s</%s>" % (tag, escape(text).replace("’", "&rsquo;"), tag))
    return ("""<!DOCTYPE html><html lang="en"><head><meta charset="iso-8859-1"><title>Minutes</title>
<style>p { margin: 0 }</style><script>document.write("<p>script</p>")</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li>Your council</li></ul></nav><main>
%s
</main><footer><p>Privacy and cookies</p></footer></body></html>
""" % "\n".join(body)).encode("windows-1252")


def package(name, parts):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as out:
        for part, content in parts:
            info = zipfile.ZipInfo(part, (2023, 3, 14, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(info, content)


def docx(name):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    para = lambda props, text: "<w:p><w:pPr>%s</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>" % (props, escape(text))
    body = []
    for kind, text in rows(MEETING):
        if kind == "table":
            for row in text:
                assert len(row) == 2
            cell = lambda c: "<w:tc><w:tcPr/>%s</w:tc>" % para("", c)
            body.append("<w:tbl><w:tblPr/>%s</w:tbl>" % "".join(
                "<w:tr>%s</w:tr>" % "".join(map(cell, row)) for row in text))
        else:
            body.append(para({"title": '<w:pStyle w:val="T"/>', "heading": '<w:pStyle w:val="H"/>',
                              "li": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'}.get(kind, ""), text))
    # The number of a heading is typed, a deleted word is tracked, the list numbers itself.
    body.append("<w:p><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>Struck out.</w:delText></w:r></w:del></w:p>")
    package(name, [
        ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
         + "".join('<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-'
                   'officedocument.wordprocessingml.%s+xml"/>' % (part, part) for part in ("styles", "numbering"))
         + '</Types>'),
        ("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
         'officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/_rels/document.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
         'relationships">%s</Relationships>' % "".join(
             '<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
             'Target="%s.xml"/>' % (part, part, part) for part in ("styles", "numbering"))),
        ("word/document.xml", "<w:document %s><w:body>%s</w:body></w:document>" % (w, "".join(body))),
        ("word/styles.xml", '<w:styles %s><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/>'
         '</w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr>'
         '<w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>' % w),
        ("word/numbering.xml", '<w:numbering %s><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
         '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%%1)"/></w:lvl></w:abstractNum>'
         '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>' % w),
    ])


def odt(name):
    names = ("office", "style", "text", "table", "fo", "manifest")
    spaces = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (
        n, {"fo": "xsl-fo-compatible"}.get(n, n)) for n in names)
    body, in_list = [], False
    for kind, text in rows(MEETING):
        if in_list and kind != "li":
            body.append("</text:list>")
            in_list = False
        if kind == "table":
            cell = lambda c: "<table:table-cell><text:p>%s</text:p></table:table-cell>" % escape(c)
            body.append("<table:table>%s</table:table>" % "".join(
                "<table:table-row>%s</table:table-row>" % "".join(map(cell, row)) for row in text))
        elif kind == "li":
            if not in_list:
                body.append('<text:list text:style-name="L">')
            body.append("<text:list-item><text:p>%s</text:p></text:list-item>" % escape(text))
            in_list = True
        elif kind == "p":
            body.append("<text:p>%s</text:p>" % escape(text))
        else:
            body.append('<text:h text:outline-level="%d">%s</text:h>' % (1 + (kind == "heading"), escape(text)))
    content = ('<office:document-content %s office:version="1.3"><office:automatic-styles>'
               '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
               'style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
               '</office:automatic-styles><office:body><office:text>%s</office:text></office:body>'
               '</office:document-content>' % (spaces, "".join(body)))
    package(name, [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("META-INF/manifest.xml", '<manifest:manifest %s><manifest:file-entry manifest:full-path="/" '
         'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
         'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>' % spaces),
    ])


def rtf():
    def word(text):
        out = []
        for c in text:
            code = ord(c)
            out.append(c if code < 128 and c not in "\\{}" else "\\u%d?" % code if code > 255 else "\\'%02x" % code)
        return "".join(out)
    body = [r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s0 Normal;}"
            r"{\s1\b heading 1;}}{\header\pard " + word(HEAD) + r"\par}"]
    labels = iter(LABELS)
    for kind, text in MEETING:
        if kind == "row":
            body.append(r"\trowd\cellx4000\cellx8000" + "".join(
                r"\pard\intbl " + word(cell) + r"\cell" for cell in text) + r"\row")
        elif kind == "li":
            body.append(r"\pard{\listtext %s\tab}\ls1 %s\par" % (next(labels), word(text)))
        else:
            body.append((r"\pard\plain\s0 %s\par" if kind == "p" else r"\pard\plain\s1\b %s\par") % word(text))
    return "\n".join(body + ["}"]).encode("ascii")


def pdf():
    """Two pages of Helvetica, with a running head and page numbers; `–`, `’`, `£`, `é` in WinAnsi."""
    def show(x, y, size, text):
        data = text.encode("windows-1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        return b"BT /F1 %d Tf %d %d Td (" % (size, x, y) + data + b") Tj ET\n"
    pages, page, y = [], [], 740
    for kind, text in labelled():
        if text[0:2] == "23" and kind == "heading":
            pages, page, y = pages + [page], [], 740
        y -= 12 if kind in ("title", "heading") else 2
        if kind == "row":
            page += [show(72, y, 11, text[0]), show(320, y, 11, text[1])]
            y -= 14
        else:
            size = {"title": 16, "heading": 13}.get(kind, 11)
            for part in textwrap.wrap(text, 78 if size == 11 else 60):
                page.append(show(72, y, size, part))
                y -= size + 3
    pages.append(page)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>",
               b"<</Type/Pages/Count %d/Kids[%s]>>" % (
                   len(pages), b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    for number, page in enumerate(pages):
        content = show(72, 800, 9, HEAD) + b"".join(page) + show(280, 40, 9, FOOT.format(number + 1, len(pages)))
        objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources"
                    b"<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number),
                    b"<</Length %d>>stream\n%sendstream" % (len(content), content)]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number + 1, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(out))


for name, content in (("expected.txt", text()), ("meeting.txt", text()), ("meeting.html", html()), ("meeting.md", markdown()),
                      ("meeting.rtf", rtf()), ("meeting.pdf", pdf())):
    with open(name, "wb") as out:
        out.write(content)
docx("meeting.docx")
odt("meeting.odt")
if sys.argv[1:] == ["doc"]:
    subprocess.run(["soffice", "--headless", "--convert-to", "doc:MS Word 97", "meeting.docx"], check=True)
