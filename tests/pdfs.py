"""Small PDFs made of lines at given places, in a font that every reader knows and no file embeds."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text at a place on its page, in points from the bottom left."""

    text: str
    left: float
    bottom: float
    size: float = 12.0
    spacing: float = 0.0


def write_pdf(path: Path, pages: list[list[Placed]], *, title: str = "", encrypted: bool = False) -> Path:
    """Write the pages (595 by 842 points) and return the path."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120"
        b" /CapHeight 880 /StemV 93 >>",
        6: b"<< /Title <FEFF" + title.encode("utf-16-be").hex().upper().encode() + b"> >>",
    }
    if encrypted:
        objects[7] = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    for number, page in enumerate(pages):
        stream = "\n".join(map(_shown, page)).encode()
        objects[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects[11 + 2 * number] = f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream"
    path.write_bytes(_assembled(objects, encrypted=encrypted))
    return path


def _shown(line: Placed) -> str:
    return f"BT /F1 {line.size} Tf {line.spacing} Tc {line.left} {line.bottom} Td <{line.text.encode('utf-16-be').hex().upper()}> Tj ET"


def _assembled(objects: dict[int, bytes], *, encrypted: bool) -> bytes:
    data = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(data)
    data += f"xref\n0 {max(objects) + 1}\n".encode()
    for number in range(max(objects) + 1):
        data += f"{places[number]:010d} 00000 n \n".encode() if number in places else b"0000000000 65535 f \n"
    locked = f" /Encrypt 7 0 R /ID [<{'43' * 16}> <{'43' * 16}>]" if encrypted else ""
    data += (
        f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R /Info 6 0 R{locked} >>\nstartxref\n{table}\n%%EOF\n".encode()
    )
    return bytes(data)
